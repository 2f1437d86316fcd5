package io.jiaohao.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The calls of a picture as a lobby reads them: the newest on top, then those on their way, newest
 * first, then those already being served. If more are on their way than there is room, they take
 * turns; one who is called is never pushed off by one who has arrived.
 */
record CallList(Optional<WindowLine> newest, List<WindowLine> rows, int page, int pages) {

  static CallList of(Scene scene, int rowsMax) {
    List<WindowLine> calling = newestFirst(scene.picture(), WindowLine::calling);
    List<WindowLine> others = calling.isEmpty() ? calling : calling.subList(1, calling.size());
    int pages = Math.max(1, (others.size() + rowsMax - 1) / rowsMax);
    int page = scene.turnOf(pages);
    int from = page * rowsMax;
    List<WindowLine> rows =
        new ArrayList<>(others.subList(from, Math.min(from + rowsMax, others.size())));
    newestFirst(scene.picture(), WindowLine::serving).stream()
        .limit(rowsMax - rows.size())
        .forEach(rows::add);
    return new CallList(calling.stream().findFirst(), List.copyOf(rows), page + 1, pages);
  }

  private static List<WindowLine> newestFirst(BoardPicture picture, Predicate<WindowLine> which) {
    return picture.windows().stream()
        .filter(which)
        .sorted(Comparator.comparingLong(WindowLine::announcedMs).reversed())
        .toList();
  }
}
