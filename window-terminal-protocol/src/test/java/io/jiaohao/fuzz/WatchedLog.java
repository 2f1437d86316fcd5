package io.jiaohao.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is logged meanwhile from the console and looks at it: a handler may catch what it
 * should not have thrown, but it says so there.
 */
public final class WatchedLog implements AutoCloseable {
  /** A failure's name in a line. A bad frame is told in words, without it. */
  private static final Pattern FAILURE = Pattern.compile("\\b[A-Z]\\w*(Exception|Error)\\b");

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.jiaohao");
  private final Watch watch = new Watch();
  private volatile ILoggingEvent failure;

  private final class Watch extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent line) {
      if (failure == null
          && (line.getLevel().isGreaterOrEqual(Level.ERROR)
              || line.getThrowableProxy() != null
              || FAILURE.matcher(line.getFormattedMessage()).find())) {
        failure = line;
      }
    }
  }

  public WatchedLog() {
    watch.start();
    logger.setAdditive(false);
    logger.setLevel(Level.WARN);
    logger.addAppender(watch);
  }

  /** Fails if a failure was logged. */
  public void assertNoFailure() {
    ILoggingEvent seen = failure;
    assertThat(seen == null ? "" : seen.getLevel() + " " + seen.getFormattedMessage())
        .as("logged")
        .isEmpty();
  }

  @Override
  public void close() {
    logger.detachAppender(watch);
    logger.setLevel(null);
    logger.setAdditive(true);
  }
}
