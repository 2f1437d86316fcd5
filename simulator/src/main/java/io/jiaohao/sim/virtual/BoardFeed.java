package io.jiaohao.sim.virtual;

import io.jiaohao.views.HallView;
import io.jiaohao.views.ViewWatcher;
import io.jiaohao.views.WindowLook;
import io.jiaohao.views.WingZone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The server's side of all boards of a wing: tells them what has changed after each batch. */
final class BoardFeed implements ViewWatcher {
  private final HallView view;
  private final String wing;
  private final List<Reader> readers = new ArrayList<>();
  private final Map<String, BoardPage.Line> changed = new LinkedHashMap<>();
  private Map<WingZone, Integer> told = new LinkedHashMap<>();
  private long seq;

  /** Where pages go: a connection to a board. */
  interface Reader {
    void send(BoardPage page);
  }

  BoardFeed(HallView view, String wing) {
    this.view = view;
    this.wing = wing;
    this.seq = view.seq();
    this.told = counts();
  }

  /** A board has connected: everything, then what changes. */
  void join(Reader reader) {
    readers.add(reader);
    reader.send(whole());
  }

  void leave(Reader reader) {
    readers.remove(reader);
  }

  BoardPage whole() {
    Map<String, BoardPage.Line> windows = new LinkedHashMap<>();
    for (WindowLook look : view.windows()) {
      if (look.wing().equals(wing)) {
        windows.put(look.window(), BoardPage.Line.of(look.call()));
      }
    }
    return BoardPage.whole(seq, windows, told);
  }

  @Override
  public void windowChanged(WindowLook look) {
    if (look.wing().equals(wing)) {
      changed.put(look.window(), BoardPage.Line.of(look.call()));
    }
  }

  @Override
  public void evacuationChanged() {
    // These boards show calls and counts alone.
  }

  @Override
  public void planChanged() {
    told = counts();
    List.copyOf(readers).forEach(reader -> reader.send(whole()));
  }

  @Override
  public void batchOver(long atSeq) {
    Map<WingZone, Integer> now = counts();
    Map<WingZone, Integer> others = new LinkedHashMap<>();
    now.forEach(
        (place, waiting) -> {
          if (!waiting.equals(told.get(place))) {
            others.put(place, waiting);
          }
        });
    if (changed.isEmpty() && others.isEmpty()) {
      return;
    }
    BoardPage delta = new BoardPage(seq, atSeq, new LinkedHashMap<>(changed), others);
    changed.clear();
    told = now;
    seq = atSeq;
    List.copyOf(readers).forEach(reader -> reader.send(delta));
  }

  private Map<WingZone, Integer> counts() {
    Map<WingZone, Integer> counts = new LinkedHashMap<>();
    for (WingZone place : view.layout().places()) {
      if (place.wing().equals(wing)) {
        counts.put(place, view.waiting(place));
      }
    }
    return counts;
  }
}
