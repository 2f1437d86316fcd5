package io.jiaohao.accounts;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Screens that want to become a device: each shows a code, an administrator confirms it. Used on
 * one thread.
 */
public final class Pairings {
  /** How long a code is good for. */
  public static final long LASTS_MS = 600_000;

  /** Screens that wait at once. */
  public static final int OPEN_MAX = 20;

  /** Of these, screens at one address: none can keep all others from being paired. */
  public static final int OPEN_AT_ADDRESS_MAX = 10;

  private static final int CODES = 1_000_000;

  /** What a screen that waits is given: the code to show and the secret to ask with. */
  public record Opened(String code, String token) {}

  /** A screen's standing: which device it has become, empty while nobody has confirmed it. */
  public record Standing(String role, Optional<String> device) {}

  private record Waiting(
      String address,
      String code,
      String role,
      String wanted,
      Optional<String> device,
      long sinceMs) {
    Waiting confirmed(String as) {
      return new Waiting(address, code, role, wanted, Optional.of(as), sinceMs);
    }
  }

  private final LongSupplier nowMs;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Waiting> byToken = new LinkedHashMap<>();

  /** None yet; {@code stopwatchMs} never goes back. */
  public Pairings(LongSupplier stopwatchMs) {
    this.nowMs = stopwatchMs;
  }

  /** Lets a screen at this address wait; empty if too many do. */
  public Optional<Opened> open(String address, String role, String wanted) {
    sweep();
    if (byToken.size() >= OPEN_MAX || at(address) >= OPEN_AT_ADDRESS_MAX) {
      return Optional.empty();
    }
    String code = freshCode();
    String token = Secrets.token();
    byToken.put(
        Secrets.digest("pairing", token),
        new Waiting(address, code, role, wanted, Optional.empty(), nowMs.getAsLong()));
    return Optional.of(new Opened(code, token));
  }

  private long at(String address) {
    return byToken.values().stream().filter(one -> one.address().equals(address)).count();
  }

  private String freshCode() {
    String code;
    do {
      code = "%06d".formatted(random.nextInt(CODES));
    } while (withCode(code).isPresent());
    return code;
  }

  private Optional<Map.Entry<String, Waiting>> withCode(String code) {
    return byToken.entrySet().stream().filter(one -> one.getValue().code().equals(code)).findAny();
  }

  /** The role that the screen with this code asks for, if one waits. */
  public Optional<String> roleOf(String code) {
    sweep();
    return withCode(code)
        .filter(one -> one.getValue().device().isEmpty())
        .map(one -> one.getValue().role());
  }

  /**
   * A screen that nobody has confirmed yet.
   *
   * @param wanted the device that it would like to be, empty if it does not mind
   */
  public record Request(String code, String role, String wanted, String address, long waitedMs) {}

  /** The screens that wait to be confirmed, in the order in which they came. */
  public List<Request> requests() {
    sweep();
    long now = nowMs.getAsLong();
    return byToken.values().stream()
        .filter(one -> one.device().isEmpty())
        .map(
            one ->
                new Request(
                    one.code(), one.role(), one.wanted(), one.address(), now - one.sinceMs()))
        .toList();
  }

  /** Makes the screen with this code that device. */
  public void confirm(String code, String device) {
    withCode(code).ifPresent(one -> one.setValue(one.getValue().confirmed(device)));
  }

  /**
   * How the screen with this secret stands; empty if it is not known or waited too long. One that
   * was confirmed is told so once.
   */
  public Optional<Standing> look(String token) {
    sweep();
    String key = Secrets.digest("pairing", token);
    Waiting waiting = byToken.get(key);
    if (waiting == null) {
      return Optional.empty();
    }
    if (waiting.device().isPresent()) {
      byToken.remove(key);
    }
    return Optional.of(new Standing(waiting.role(), waiting.device()));
  }

  private void sweep() {
    byToken.values().removeIf(one -> nowMs.getAsLong() - one.sinceMs() >= LASTS_MS);
  }
}
