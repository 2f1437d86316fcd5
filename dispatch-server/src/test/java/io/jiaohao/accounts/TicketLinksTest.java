package io.jiaohao.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The link of a ticket")
class TicketLinksTest {
  @TempDir Path dataDir;
  private TicketLinks links;

  @BeforeEach
  void makeKey() throws IOException {
    links = TicketLinks.of(dataDir, "xian");
  }

  private Path keyFile() {
    return dataDir.resolve("ticket-links.key");
  }

  /** Made with another program's HMAC: links on slips that are printed already must go on. */
  @Test
  @DisplayName("is the keyed hash and the id, and stays the same from release to release")
  void vector() throws IOException {
    String zeroTo31 = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    Files.writeString(keyFile(), zeroTo31 + "\n");

    TicketLinks known = TicketLinks.of(dataDir, "xian");

    String token = "cZ9dn59LU6_R3xxYEqYzegEs";
    assertThat(known.token(300)).isEqualTo(token);
    assertThat(known.token(300)).as("each hash goes on from the same").isEqualTo(token);
  }

  @Test
  @DisplayName("leads to its ticket, whatever the id, in few characters")
  void thereAndBack() {
    LongStream.of(0, 1, 255, 256, 65_535, 1_000_000, Integer.MAX_VALUE, Long.MAX_VALUE)
        .forEach(
            id -> assertThat(links.ticketOf(links.token(id))).as("ticket %d", id).hasValue(id));
    assertThat(links.token(1_000_000)).hasSize(26).matches("[A-Za-z0-9_-]+");
  }

  @Test
  @DisplayName("is another one for each ticket, and none looks like its neighbour's")
  void neighbours() {
    Set<String> beginnings = new LinkedHashSet<>();
    LongStream.rangeClosed(1, 2_000).forEach(id -> beginnings.add(links.token(id).substring(0, 8)));

    assertThat(beginnings).hasSize(2_000);
  }

  @Test
  @DisplayName("is good after a restart, and told by nobody who has not its key")
  void keyIsKept() throws IOException {
    String token = links.token(7);

    assertThat(TicketLinks.of(dataDir, "xian").ticketOf(token)).hasValue(7);
    assertThat(TicketLinks.of(dataDir, "other").ticketOf(token)).isEmpty();
    Files.delete(keyFile());
    assertThat(TicketLinks.of(dataDir, "xian").ticketOf(token)).isEmpty();
  }

  @Test
  @DisplayName("is none if a single bit is another, or the same bits are spelt in another way")
  void everyBitCounts() {
    byte[] right = Base64.getUrlDecoder().decode(links.token(300));
    for (int bit = 0; bit < right.length * Byte.SIZE; bit++) {
      byte[] wrong = right.clone();
      wrong[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThat(links.ticketOf(text(wrong))).as("bit %d", bit).isEmpty();
    }
    byte[] padded = new byte[right.length + 1];
    System.arraycopy(right, 0, padded, 0, right.length - 2);
    System.arraycopy(right, right.length - 2, padded, right.length - 1, 2);
    assertThat(links.ticketOf(text(padded))).isEmpty();
    assertThat(links.ticketOf(links.token(300) + "==")).isEmpty();
  }

  private static String text(byte[] token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  @Test
  @DisplayName("is none if it is nonsense of whatever length")
  void nonsense() {
    for (String token : new String[] {"", "A", "....", "A".repeat(22), "A".repeat(10_000), "号"}) {
      assertThat(links.ticketOf(token)).as(token).isEmpty();
    }
  }

  @Test
  @DisplayName("hangs on a key that its owner alone can read, and that is refused if it is none")
  void keyFileIsPrivate() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
        .isEqualTo("rw-------");
    Files.writeString(keyFile(), "abc\n");

    assertThatThrownBy(() -> TicketLinks.of(dataDir, "xian"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ticket-links.key: 3 characters (expected: a key of 64");
  }
}
