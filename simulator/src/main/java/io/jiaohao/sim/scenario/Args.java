package io.jiaohao.sim.scenario;

import io.jiaohao.config.Field;
import io.jiaohao.config.Range;
import io.jiaohao.config.Section;
import io.jiaohao.core.HallPlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What a step says besides who does what. */
final class Args {
  private static final Range GRADES = Range.of(0, 9);

  private final Section step;
  private final HallPlan plan;

  Args(Section step, HallPlan plan) {
    this.step = step;
    this.plan = plan;
  }

  /** Something that is known only when the step comes. */
  interface Later<T> {
    T in(Target target, Names names);
  }

  /** A text that may be left out. */
  String text(String key) {
    return step.find(key).flatMap(Field::text).orElse("");
  }

  String needed(String key) {
    return step.text(key);
  }

  int grade() {
    return step.need("grade", "a number").flatMap(f -> f.whole(GRADES)).orElse(0);
  }

  boolean yes(String key) {
    return step.find(key).flatMap(f -> f.word("yes", "no")).filter("yes"::equals).isPresent();
  }

  String window(String key) {
    return step.need(key, "a window").flatMap(f -> window(f, plan)).orElse("");
  }

  String windowIfAny(String key) {
    return step.find(key).flatMap(f -> window(f, plan)).orElse("");
  }

  static Optional<String> window(Field field, HallPlan plan) {
    List<String> ids = plan.windows().stream().map(HallPlan.Window::id).toList();
    return field.reference(ids, "a window of the hall");
  }

  /** A hash of somebody's name, as a kiosk would send it; empty for nobody in particular. */
  String person() {
    String name = text("person");
    return name.isEmpty() ? "" : hash(name);
  }

  private static String hash(String name) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: none (expected: in every JDK)", e);
    }
  }

  Later<Long> ticket() {
    String ref = needed("ticket");
    return (target, names) -> names.ticket(ref);
  }

  Later<Long> booking() {
    String ref = needed("booking");
    return (target, names) -> names.booking(ref);
  }

  /** A call that the step names. */
  Later<Long> call() {
    String ref = needed("call");
    return (target, names) -> names.call(ref);
  }

  /** The call that the step names, else the window's own: the open one, or the last it had. */
  Later<Long> callAt(String window) {
    String ref = text("call");
    return ref.isEmpty()
        ? (target, names) -> ownCall(target, names, window)
        : (target, names) -> names.call(ref);
  }

  private static long ownCall(Target target, Names names, String window) {
    return target
        .seen()
        .window(window)
        .map(Seen.Window::callId)
        .filter(id -> id != 0)
        .or(() -> names.lastCallAt(window))
        .orElseThrow(() -> new BrokenOffException("call at " + window + ": none (expected: one)"));
  }

  /** A moment, 0 if it is left out. */
  Later<Long> momentIfAny(String key) {
    return moment(step.find(key));
  }

  Later<Long> moment(String key) {
    return moment(step.need(key, "a time"));
  }

  private Later<Long> moment(Optional<Field> field) {
    Optional<Moment> moment = field.flatMap(Moment::of);
    return (target, names) -> moment.map(m -> m.ms(target, plan.zoneId())).orElse(0L);
  }

  Optional<Field> field(String key) {
    return step.find(key);
  }

  long duration(String key) {
    return step.need(key, "a length of time").flatMap(Moment::duration).orElse(0L);
  }
}
