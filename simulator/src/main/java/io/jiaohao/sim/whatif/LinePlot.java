package io.jiaohao.sim.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** A few lines over whole numbers, drawn as SVG. */
final class LinePlot {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 220;
  private static final int LEFT = 34;
  private static final int RIGHT = 20;
  private static final int TOP = 8;
  private static final int BELOW = 24;
  private static final int STEPS = 5;
  private static final int[] STEP_SIZES = {1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 60, 120, 300};

  private final int from;
  private final int to;
  private final IntFunction<String> label;
  private final int labelEvery;
  private final List<Line> lines = new ArrayList<>();

  private record Line(List<Double> points, String colour) {}

  /** {@code label} says what a number on the lower edge stands for. */
  LinePlot(int from, int to, IntFunction<String> label, int labelEvery) {
    this.from = from;
    this.to = to;
    this.label = label;
    this.labelEvery = labelEvery;
  }

  void line(List<Double> points, String colour) {
    lines.add(new Line(points, colour));
  }

  String svg(String title) {
    int step = step();
    StringBuilder svg =
        new StringBuilder(
            "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\">"
                .formatted(title, WIDTH, TOP + HEIGHT + BELOW));
    for (int i = 0; i <= STEPS; i++) {
      double y = y(i * step, step);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dfe4e8\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d</text>",
              LEFT,
              WIDTH - RIGHT,
              y,
              y,
              LEFT - 6,
              y + 4,
              i * step));
    }
    for (int x = from; x <= to; x += labelEvery) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
              x(x),
              TOP + HEIGHT + BELOW - 6,
              label.apply(x)));
    }
    lines.forEach(line -> draw(svg, line, step));
    return svg.append("</svg>").toString();
  }

  /** The smallest step with which the highest point fits. */
  private int step() {
    double highest =
        lines.stream().flatMap(line -> line.points().stream()).mapToDouble(d -> d).max().orElse(1);
    for (int step : STEP_SIZES) {
      if (step * STEPS >= highest) {
        return step;
      }
    }
    return (int) Math.ceil(highest / STEPS);
  }

  private double x(int x) {
    return LEFT + (double) (WIDTH - LEFT - RIGHT) * (x - from) / Math.max(1, to - from);
  }

  private static double y(double value, int step) {
    return TOP + HEIGHT - HEIGHT * value / (STEPS * step);
  }

  private void draw(StringBuilder svg, Line line, int step) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < line.points().size(); i++) {
      path.append(
          String.format(Locale.ROOT, "%.1f,%.1f ", x(from + i), y(line.points().get(i), step)));
    }
    svg.append("<polyline fill=\"none\" stroke-width=\"2.5\" stroke-linejoin=\"round\" stroke=\"")
        .append(line.colour())
        .append("\" points=\"")
        .append(path.toString().trim())
        .append("\"/>");
  }
}
