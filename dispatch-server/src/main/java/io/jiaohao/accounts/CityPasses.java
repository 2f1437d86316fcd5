package io.jiaohao.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets who is signed in to the page of a city into one of its halls, at whichever node that is: a
 * pass is signed with a key that all nodes have, good for half a minute and one use.
 */
public final class CityPasses {
  /** How long a pass is good; the nodes' clocks are taken to differ by less. */
  public static final long GOOD_FOR_MS = 30_000;

  private static final String MAC = "HmacSHA256";
  private static final String BETWEEN = "\n";
  private static final int PARTS = 5;

  private final byte[] key;
  private final LongSupplier nowMs;
  private final Map<String, Long> used = new LinkedHashMap<>();

  /** Who comes. */
  public record Visitor(String name, Set<AccountRole> roles) {}

  /**
   * Passes under a key.
   *
   * @param nowMs real time, milliseconds since 1970
   */
  public CityPasses(byte[] key, LongSupplier nowMs) {
    this.key = key.clone();
    this.nowMs = nowMs;
  }

  /** A pass into a hall, for an address. */
  public String make(String hall, String name, Set<AccountRole> roles) {
    String said =
        String.join(
            BETWEEN,
            hall,
            name,
            AccountRole.words(roles),
            Long.toString(nowMs.getAsLong() + GOOD_FOR_MS),
            Secrets.token());
    return encoded(said.getBytes(UTF_8)) + '.' + encoded(sign(said));
  }

  /** Who comes with this pass into this hall; empty if it is not good, or not any more. */
  public synchronized Optional<Visitor> take(String hall, String pass) {
    long now = nowMs.getAsLong();
    used.values().removeIf(until -> until < now);
    Optional<String[]> said = read(pass);
    if (said.isEmpty() || !said.get()[0].equals(hall)) {
      return Optional.empty();
    }
    long until = Long.parseLong(said.get()[3]);
    String nonce = said.get()[4];
    if (until < now || used.putIfAbsent(nonce, until) != null) {
      return Optional.empty();
    }
    return Optional.of(new Visitor(said.get()[1], AccountRole.list(said.get()[2])));
  }

  private Optional<String[]> read(String pass) {
    int dot = pass.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      String said = new String(Base64.getUrlDecoder().decode(pass.substring(0, dot)), UTF_8);
      byte[] signature = Base64.getUrlDecoder().decode(pass.substring(dot + 1));
      String[] parts = said.split(BETWEEN, -1);
      return MessageDigest.isEqual(sign(said), signature) && parts.length == PARTS
          ? Optional.of(parts)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // No base64: nobody's pass.
    }
  }

  private byte[] sign(String said) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(said.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 belongs to every Java platform", e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
