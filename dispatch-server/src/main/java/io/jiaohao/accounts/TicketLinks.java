package io.jiaohao.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jiaohao.protocol.OwnersFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens by which visitors' phones name their tickets. A token is the ticket's id behind a
 * keyed hash of it, so it needs to be kept nowhere and is the same at any time; nobody without the
 * key can make one. The key is a file in the data directory. Used from any thread.
 */
public final class TicketLinks {
  private static final String FILE = "ticket-links.key";
  private static final String ALGORITHM = "HmacSHA256";
  private static final String LABEL = "jiaohao ticket link 1";
  private static final int KEY_BYTES = 32;

  /** Of the keyed hash in a token: 128 bits. */
  private static final int HASH_BYTES = 16;

  private static final int TOKEN_CHARS_MAX = 32;

  /**
   * Has taken in all but the ticket's id: each hash goes on from a copy of it. Never changed, so
   * that any thread may copy it.
   */
  private final Mac beforeTheId;

  private TicketLinks(byte[] key, String hall) {
    try {
      beforeTheId = Mac.getInstance(ALGORITHM);
      beforeTheId.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " belongs to every Java platform", e);
    }
    beforeTheId.update(LABEL.getBytes(UTF_8));
    beforeTheId.update((byte) 0);
    beforeTheId.update(hall.getBytes(UTF_8));
    beforeTheId.update((byte) 0);
  }

  /**
   * The links of a hall; the first time their key is made.
   *
   * @throws IOException if the key cannot be read or written, or is no key
   */
  public static TicketLinks of(Path dataDir, String hall) throws IOException {
    Path file = dataDir.resolve(FILE);
    if (!Files.exists(file)) {
      byte[] made = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(made);
      OwnersFile.replace(file, HexFormat.of().formatHex(made) + "\n");
    }
    return new TicketLinks(read(file), hall);
  }

  private static byte[] read(Path file) throws IOException {
    String text = Files.readString(file).strip();
    try {
      byte[] key = HexFormat.of().parseHex(text);
      if (key.length == KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw noKey(file, text, e);
    }
    throw noKey(file, text, null);
  }

  private static IOException noKey(Path file, String text, Exception cause) {
    return new IOException(
        file
            + ": "
            + text.length()
            + " characters (expected: a key of "
            + 2 * KEY_BYTES
            + " hexadecimal digits; without the file a new one is made, and links of before end)",
        cause);
  }

  /** The token of a ticket. */
  public String token(long ticketId) {
    byte[] id = shortest(ticketId);
    byte[] token = Arrays.copyOf(hash(ticketId), HASH_BYTES + id.length);
    System.arraycopy(id, 0, token, HASH_BYTES, id.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Big-endian without leading zeros: ids are small, and a short link is a plain QR code. */
  private static byte[] shortest(long ticketId) {
    int leading = Math.min(Long.numberOfLeadingZeros(ticketId) / Byte.SIZE, Long.BYTES - 1);
    byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(ticketId).array();
    return Arrays.copyOfRange(all, leading, Long.BYTES);
  }

  private byte[] hash(long ticketId) {
    try {
      Mac mac = (Mac) beforeTheId.clone();
      mac.update(ByteBuffer.allocate(Long.BYTES).putLong(ticketId).array());
      return Arrays.copyOf(mac.doFinal(), HASH_BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(ALGORITHM + " of this Java platform cannot be copied", e);
    }
  }

  /** The ticket of a token; empty if the token is none of ours. */
  public OptionalLong ticketOf(String token) {
    if (token.length() > TOKEN_CHARS_MAX) {
      return OptionalLong.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return OptionalLong.empty();
    }
    int idBytes = bytes.length - HASH_BYTES;
    if (idBytes < 1 || idBytes > Long.BYTES) {
      return OptionalLong.empty();
    }
    ByteBuffer id = ByteBuffer.allocate(Long.BYTES);
    id.put(Long.BYTES - idBytes, bytes, HASH_BYTES, idBytes);
    long ticketId = id.getLong(0);
    // The token made anew settles hash and spelling alike, in a time that tells nothing.
    boolean ours = MessageDigest.isEqual(token(ticketId).getBytes(UTF_8), token.getBytes(UTF_8));
    return ours ? OptionalLong.of(ticketId) : OptionalLong.empty();
  }
}
