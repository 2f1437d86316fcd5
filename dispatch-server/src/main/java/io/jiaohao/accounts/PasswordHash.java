package io.jiaohao.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What is kept of a password: its argon2id, which costs memory and time to try, with the numbers
 * that it was made with. Written as other programs write it, {@code $argon2id$v=19$m=…,t=…,p=…$}.
 */
public final class PasswordHash {
  /** Shortest password that is taken, in characters. */
  public static final int MIN_CHARS = 10;

  /** Longest password that is tried, in characters. */
  public static final int MAX_CHARS = 128;

  private static final int MEMORY_KIB = 19 * 1_024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** A file that was tampered with must not make one try cost minutes. */
  private static final int MEMORY_MAX_KIB = 256 * 1_024;

  private static final int PASSES_MAX = 16;
  private static final Pattern TEXT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]{22})"
              + "\\$([A-Za-z0-9+/]{43})");

  private final int memoryKib;
  private final int passes;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int memoryKib, int passes, byte[] salt, byte[] hash) {
    this.memoryKib = memoryKib;
    this.passes = passes;
    this.salt = salt;
    this.hash = hash;
  }

  /**
   * The hash of a new password. Takes tens of milliseconds of a core.
   *
   * @throws IllegalArgumentException if it is too short or too long; the message does not repeat it
   */
  public static PasswordHash of(String password, SecureRandom random) {
    if (password.length() < MIN_CHARS || password.length() > MAX_CHARS) {
      throw new IllegalArgumentException(
          "password: %d characters (expected: %d..%d)"
              .formatted(password.length(), MIN_CHARS, MAX_CHARS));
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new PasswordHash(MEMORY_KIB, PASSES, salt, derive(password, MEMORY_KIB, PASSES, salt));
  }

  /** A hash that no password has: trying one against it takes as long as against a real one. */
  static PasswordHash ofNobody(SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    byte[] hash = new byte[HASH_BYTES];
    random.nextBytes(salt);
    random.nextBytes(hash);
    return new PasswordHash(MEMORY_KIB, PASSES, salt, hash);
  }

  /**
   * The hash that {@link #text()} wrote.
   *
   * @throws IllegalArgumentException if the text is none; the message does not repeat it
   */
  public static PasswordHash parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (parts.matches()) {
      int memory = Integer.parseInt(parts.group(1));
      int passes = Integer.parseInt(parts.group(2));
      if (memory >= 8 && memory <= MEMORY_MAX_KIB && passes >= 1 && passes <= PASSES_MAX) {
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(
            memory, passes, base64.decode(parts.group(3)), base64.decode(parts.group(4)));
      }
    }
    throw new IllegalArgumentException(
        "password hash: %d characters (expected: an argon2id, v=19, m to %d, t to %d, p=1)"
            .formatted(text.length(), MEMORY_MAX_KIB, PASSES_MAX));
  }

  /** Whether this is its password. Takes tens of milliseconds, and as long if it is not. */
  public boolean matches(String password) {
    return MessageDigest.isEqual(hash, derive(password, memoryKib, passes, salt));
  }

  private static byte[] derive(String password, int memoryKib, int passes, byte[] salt) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(LANES)
            .withSalt(salt)
            .build());
    byte[] derived = new byte[HASH_BYTES];
    generator.generateBytes(password.getBytes(UTF_8), derived);
    return derived;
  }

  /** As it stands in the file of accounts. */
  public String text() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            memoryKib, passes, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return "PasswordHash[hidden]";
  }
}
