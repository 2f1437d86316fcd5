package io.jiaohao.core;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A day's overtime of each window. Windows that have none, or none any more, are not in it. */
public final class OvertimeBook {
  private final SortedMap<String, Overtime> byWindow = new TreeMap<>();

  /** A served call ended, {@code overtimeMs} of it after the window's planned closing. */
  public void add(String window, long overtimeMs) {
    put(window, of(window).with(overtimeMs));
  }

  /** What a window had added never was. */
  public void takeBack(String window, Overtime added) {
    put(window, of(window).minus(added));
  }

  private Overtime of(String window) {
    return byWindow.getOrDefault(window, Overtime.NONE);
  }

  private void put(String window, Overtime overtime) {
    if (overtime.equals(Overtime.NONE)) {
      byWindow.remove(window);
    } else {
      byWindow.put(window, overtime);
    }
  }

  /** A new day begins. */
  public void clear() {
    byWindow.clear();
  }

  /** Goes on from an image. */
  public void restore(List<HallImage.WindowOvertime> image) {
    image.forEach(one -> byWindow.put(one.window(), one.overtime()));
  }

  /** Windows in the order of their ids. */
  public List<HallImage.WindowOvertime> image() {
    return byWindow.entrySet().stream()
        .map(e -> new HallImage.WindowOvertime(e.getKey(), e.getValue()))
        .toList();
  }
}
