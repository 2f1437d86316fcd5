package io.jiaohao.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the server logs meanwhile; it does not reach the console. */
public final class LogLines implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.jiaohao");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  public LogLines() {
    lines.list = new CopyOnWriteArrayList<>();
    lines.start();
    logger.setAdditive(false);
    logger.addAppender(lines);
  }

  /** Lines of this level so far. */
  public List<String> at(Level level) {
    return lines.list.stream()
        .filter(line -> line.getLevel().equals(level))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  public List<String> warnings() {
    return at(Level.WARN);
  }

  public List<String> errors() {
    return at(Level.ERROR);
  }

  @Override
  public void close() {
    logger.detachAppender(lines);
    logger.setAdditive(true);
  }
}
