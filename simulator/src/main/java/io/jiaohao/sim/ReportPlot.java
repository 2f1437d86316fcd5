package io.jiaohao.sim;

import static io.jiaohao.sim.ReportText.escaped;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Lines over a common lower edge, drawn as SVG; lines differ by colour, dash and end label. */
public final class ReportPlot {
  private static final int WIDTH = 780;
  private static final int HEIGHT = 220;
  private static final int LEFT = 54;
  private static final int RIGHT = 124;
  private static final int TOP = 12;
  private static final int BELOW = 26;
  private static final int STEPS = 4;
  private static final int LABEL_GAP = 14;

  /** Colours and dashes that the page's style has. */
  private static final int STYLES = 7;

  private final double from;
  private final double to;
  private final boolean logarithmic;
  private final List<Line> lines = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Mark> events = new ArrayList<>();

  /** A point of a line. */
  public record Point(double x, double y) {}

  private record Line(String name, List<Point> points) {
    Point last() {
      return points.get(points.size() - 1);
    }
  }

  private record Mark(double x, String label) {}

  /** A plot from this to that on the lower edge; logarithmic ones have decades at the side. */
  public ReportPlot(double from, double to, boolean logarithmic) {
    this.from = from;
    this.to = Math.max(to, from + 1e-9);
    this.logarithmic = logarithmic;
  }

  /** Another line; one without points is left out. */
  public void line(String name, List<Point> points) {
    if (!points.isEmpty()) {
      lines.add(new Line(name, points));
    }
  }

  /** What a place on the lower edge stands for. */
  public void mark(double x, String label) {
    marks.add(new Mark(x, label));
  }

  /** Something that happened at this place. */
  void event(double x, String label) {
    events.add(new Mark(x, label));
  }

  /** The picture; its titles are heard where it cannot be seen. */
  public String svg(String title) {
    StringBuilder svg =
        new StringBuilder(
            "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\">"
                .formatted(escaped(title), WIDTH, TOP + HEIGHT + BELOW));
    double low = low();
    double high = high(low);
    rules(svg, low, high);
    for (Mark mark : marks) {
      add(
          svg,
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          x(mark.x()),
          TOP + HEIGHT + BELOW - 6,
          escaped(mark.label()));
    }
    for (Mark event : events) {
      add(
          svg,
          "<line class=\"event\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/>"
              + "<text x=\"%4$.1f\" y=\"%5$d\">%6$s</text>",
          x(event.x()),
          TOP,
          TOP + HEIGHT,
          x(event.x()) + 4,
          TOP + LABEL_GAP,
          escaped(event.label()));
    }
    for (int nth = 0; nth < lines.size(); nth++) {
      draw(svg, nth, low, high);
    }
    names(svg, low, high);
    return svg.append("</svg>").toString();
  }

  private void rules(StringBuilder svg, double low, double high) {
    int steps = logarithmic ? (int) Math.round(high - low) : STEPS;
    for (int i = 0; i <= steps; i++) {
      double value = low + (high - low) * i / steps;
      double y = y(value, low, high);
      add(
          svg,
          "<line class=\"rule\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
              + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT,
          WIDTH - RIGHT,
          y,
          y,
          LEFT - 6,
          y + 4,
          number(logarithmic ? Math.pow(10, value) : value));
    }
  }

  private void draw(StringBuilder svg, int nth, double low, double high) {
    StringBuilder path = new StringBuilder();
    for (Point point : lines.get(nth).points()) {
      add(path, "%.1f,%.1f ", x(point.x()), y(scaled(point.y()), low, high));
    }
    add(svg, "<polyline class=\"line l%d\" points=\"%s\"/>", nth % STYLES, path.toString().strip());
  }

  /** Each line's name at its end, from above to below, none on another. */
  private void names(StringBuilder svg, double low, double high) {
    List<Line> byHeight = new ArrayList<>(lines);
    byHeight.sort(Comparator.comparingDouble(line -> -line.last().y()));
    double lowest = TOP + HEIGHT - (lines.size() - 1) * LABEL_GAP;
    double free = 0;
    for (Line line : byHeight) {
      double wanted = y(scaled(line.last().y()), low, high);
      double y = Math.max(free, Math.min(lowest, wanted));
      add(
          svg,
          "<text class=\"t%d\" x=\"%.1f\" y=\"%.1f\">%s</text>",
          lines.indexOf(line) % STYLES,
          x(line.last().x()) + 6,
          y + 4,
          escaped(line.name()));
      free = y + LABEL_GAP;
      lowest += LABEL_GAP;
    }
  }

  private double low() {
    if (!logarithmic) {
      return 0;
    }
    return Math.floor(
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(point -> scaled(point.y()))
            .min()
            .orElse(0));
  }

  private double high(double low) {
    double highest =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(point -> scaled(point.y()))
            .max()
            .orElse(1);
    return logarithmic
        ? Math.max(low + 1, Math.ceil(highest))
        : STEPS * roundStep(Math.max(1, highest / STEPS));
  }

  /** The next of 1, 2, 5, 10, 20, 25, 50, 100 … */
  private static double roundStep(double least) {
    double decade = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 2.5, 5}) {
      double step = factor * decade;
      if (step >= least && step == Math.rint(step)) {
        return step;
      }
    }
    return 10 * decade;
  }

  private double scaled(double y) {
    return logarithmic ? Math.log10(Math.max(1e-3, y)) : y;
  }

  private double x(double x) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (x - from) / (to - from);
  }

  private static double y(double value, double low, double high) {
    return TOP + HEIGHT - HEIGHT * (value - low) / (high - low);
  }

  private static String number(double value) {
    return value >= 1 || value == 0
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(Math.round(value * 1_000) / 1_000.0);
  }

  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is in a library that we do not ship.
  private static void add(StringBuilder to, String format, Object... values) {
    to.append(String.format(Locale.ROOT, format, values));
  }
}
