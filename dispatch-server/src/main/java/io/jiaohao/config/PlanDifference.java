package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing in which two plans of a hall differ. What has an id is compared by it, so a row that
 * has moved is no change of others.
 *
 * @param path from the plan as a whole, as in "services[AA].expected"
 * @param was empty if it is new
 * @param now empty if it is gone
 */
public record PlanDifference(String path, String was, String now) {
  /** More are not listed: by then it is another plan. */
  public static final int LISTED_MAX = 500;

  private static final int SHOWN_MAX = 120;
  private static final String MILLISECONDS = "Ms";
  private static final long MS_PER_S = 1_000;

  /** All differences, in the order of the plan's parts. */
  public static List<PlanDifference> between(HallPlan was, HallPlan now) {
    List<PlanDifference> found = new ArrayList<>();
    compare("", was, now, found);
    return found.size() <= LISTED_MAX ? found : List.copyOf(found.subList(0, LISTED_MAX));
  }

  private static void compare(String path, Object was, Object now, List<PlanDifference> found) {
    if (was.equals(now)) {
      return;
    }
    if (was instanceof List<?> before && now instanceof List<?> after && haveIds(before, after)) {
      compareById(path, byId(before), byId(after), found);
    } else if (was instanceof Record && now instanceof Record && !(was instanceof Words)) {
      for (RecordComponent part : was.getClass().getRecordComponents()) {
        String inside = path.isEmpty() ? part.getName() : path + "." + part.getName();
        compare(inside, value(part, was), value(part, now), found);
      }
    } else {
      found.add(new PlanDifference(named(path), shown(path, was), shown(path, now)));
    }
  }

  private static void compareById(
      String path, Map<String, Object> was, Map<String, Object> now, List<PlanDifference> found) {
    int before = found.size();
    was.forEach(
        (id, one) -> {
          String inside = path + "[" + id + "]";
          if (now.containsKey(id)) {
            compare(inside, one, now.get(id), found);
          } else {
            found.add(new PlanDifference(inside, summary(one), ""));
          }
        });
    now.forEach(
        (id, one) -> {
          if (!was.containsKey(id)) {
            found.add(new PlanDifference(path + "[" + id + "]", "", summary(one)));
          }
        });
    if (found.size() == before) {
      found.add(
          new PlanDifference(
              path,
              shown(path, List.copyOf(was.keySet())),
              shown(path, List.copyOf(now.keySet()))));
    }
  }

  private static boolean haveIds(List<?> was, List<?> now) {
    List<Object> all = new ArrayList<>(was);
    all.addAll(now);
    return all.stream().allMatch(one -> one instanceof Record && !idOf(one).isEmpty());
  }

  private static Map<String, Object> byId(List<?> all) {
    Map<String, Object> byId = new LinkedHashMap<>();
    all.forEach(one -> byId.put(idOf(one), one));
    return byId;
  }

  private static String idOf(Object record) {
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      if (part.getName().equals("id")) {
        return String.valueOf(value(part, record));
      }
    }
    return "";
  }

  private static Object value(RecordComponent part, Object record) {
    try {
      return part.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a plan's parts can be read: " + part, e);
    }
  }

  /** A thing by its name, or by its first parts if it has none. */
  private static String summary(Object record) {
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      if (value(part, record) instanceof Words name) {
        return shown("", name);
      }
    }
    return shown("", record);
  }

  private static String named(String path) {
    return path.endsWith(MILLISECONDS)
        ? path.substring(0, path.length() - MILLISECONDS.length())
        : path;
  }

  private static String shown(String path, Object value) {
    String text =
        value instanceof Long ms && path.endsWith(MILLISECONDS)
            ? seconds(ms)
            : value instanceof List<?> all && all.isEmpty() ? "–" : words(value);
    return Fault.shortened(text.isEmpty() ? "–" : text, SHOWN_MAX);
  }

  private static String seconds(long ms) {
    return ms % MS_PER_S == 0 ? ms / MS_PER_S + " s" : ms + " ms";
  }

  private static String words(Object value) {
    if (value instanceof Words name) {
      return name.zh() + " / " + name.en();
    }
    if (value instanceof HallPlan.Skill skill) {
      return skill.reluctanceMs() == 0
          ? skill.service()
          : skill.service() + " +" + seconds(skill.reluctanceMs());
    }
    if (value instanceof List<?> all) {
      return all.stream().map(PlanDifference::words).collect(Collectors.joining(", "));
    }
    return String.valueOf(value);
  }
}
