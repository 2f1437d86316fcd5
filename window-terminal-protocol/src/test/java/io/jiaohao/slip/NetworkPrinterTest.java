package io.jiaohao.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jiaohao.slip.PrintResult.Outcome;
import io.jiaohao.slip.PrinterEmulator.Mood;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real sockets; a printer that is waited for in vain is waited for briefly. */
@Timeout(60)
@DisplayName("A printer")
class NetworkPrinterTest {
  private static final PrinterLimits PATIENT = new PrinterLimits(10_000, 10_000, 10_000);
  private static final PrinterLimits HASTY = new PrinterLimits(10_000, 50, 50);
  private static final byte[] SLIP = SlipBytes.of(SlipBytesTest.slip(), PaperWidth.MM_80);

  private PrinterEmulator emulator;

  @BeforeEach
  void switchOn() throws Exception {
    emulator = new PrinterEmulator();
  }

  @AfterEach
  void switchOff() throws Exception {
    emulator.close();
  }

  private Printer printer(PrinterLimits limits) {
    return PrinterAddress.of(emulator.address()).open(limits);
  }

  private static PrintResult result(Outcome outcome, PrinterState state) {
    return new PrintResult(outcome, state);
  }

  @Test
  @DisplayName("says that the slip is out when it is")
  void printed() {
    assertThat(printer(PATIENT).print(SLIP)).isEqualTo(result(Outcome.OUT, PrinterState.READY));
    assertThat(printer(PATIENT).print(SLIP).isOut()).isTrue();
    assertThat(emulator.paper().slips()).hasSize(2);
  }

  @Test
  @DisplayName("prints on paper near its end, and says so")
  void paperLow() {
    emulator.paper().paperLow();
    assertThat(printer(PATIENT).print(SLIP)).isEqualTo(result(Outcome.OUT, PrinterState.PAPER_LOW));
  }

  @Test
  @DisplayName("C36: without paper, or with its cover open, nothing is sent")
  void paperOut() {
    emulator.paper().paperForLines(0);
    assertThat(printer(PATIENT).print(SLIP))
        .isEqualTo(result(Outcome.NOT_SENT, PrinterState.PAPER_OUT));
    emulator.paper().reload();
    emulator.paper().cover(true);
    assertThat(printer(PATIENT).print(SLIP))
        .isEqualTo(result(Outcome.NOT_SENT, PrinterState.COVER_OPEN));
    emulator.paper().cover(false);
    assertThat(printer(PATIENT).print(SLIP).isOut()).isTrue();
    assertThat(emulator.paper().slips()).hasSize(1);
  }

  @Test
  @DisplayName("C36: refuses the connection: nothing was sent")
  void refused() throws Exception {
    emulator.switchOff();
    assertThat(printer(PATIENT).print(SLIP))
        .isEqualTo(result(Outcome.NOT_SENT, PrinterState.UNREACHABLE));
    assertThat(printer(PATIENT).state()).isEqualTo(PrinterState.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SILENT", "BABBLES"})
  @DisplayName("C36: does not answer in time: nothing was sent")
  void silent(Mood mood) {
    emulator.mood(mood);
    assertThat(printer(HASTY).print(SLIP)).isEqualTo(result(Outcome.NOT_SENT, PrinterState.SILENT));
    assertThat(printer(HASTY).state()).isEqualTo(PrinterState.SILENT);
    assertThat(emulator.paper().slips()).isEmpty();
  }

  @Test
  @DisplayName("prints, and its last word is lost: nobody knows")
  void lastWordLost() {
    emulator.mood(Mood.LAST_WORD_LOST);
    assertThat(printer(new PrinterLimits(10_000, 10_000, 50)).print(SLIP))
        .isEqualTo(result(Outcome.UNKNOWN, PrinterState.READY));
    assertThat(emulator.paper().slips()).hasSize(1);
  }

  @Test
  @DisplayName("dies in the middle of a slip: nobody knows; switched on again it prints the next")
  void dies() throws Exception {
    emulator.mood(Mood.DIES);
    assertThat(printer(PATIENT).print(SLIP))
        .isEqualTo(result(Outcome.UNKNOWN, PrinterState.SILENT));
    emulator.paper().powerCycle();
    emulator.mood(Mood.WILLING);
    assertThat(printer(PATIENT).print(SLIP).isOut()).isTrue();
  }

  @Test
  @DisplayName(
      "out of paper in the middle: not known, and the rest does not come out with new paper")
  void paperEndsInTheMiddle() {
    emulator.paper().paperForLines(3);
    assertThat(printer(new PrinterLimits(10_000, 10_000, 50)).print(SLIP))
        .isEqualTo(result(Outcome.UNKNOWN, PrinterState.PAPER_OUT));
    await()
        .untilAsserted(
            () -> assertThat(emulator.heard()).endsWith(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8));
    emulator.paper().reload();
    assertThat(emulator.paper().slips()).isEmpty();
  }

  @Test
  @DisplayName("behind a device file a slip is out when the device has taken it")
  void deviceFile(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("lp0");
    Printer printer = PrinterAddress.of("file:" + file).open(PATIENT);
    assertThat(printer.state()).isEqualTo(PrinterState.READY);
    printer.print(SLIP);
    assertThat(printer.print(SLIP)).isEqualTo(result(Outcome.OUT, PrinterState.READY));
    assertThat(PaperPrinter.print(Files.readAllBytes(file))).hasSize(2);

    Printer nowhere = PrinterAddress.of("file:" + directory + "/none/lp0").open(PATIENT);
    assertThat(nowhere.print(SLIP)).isEqualTo(result(Outcome.NOT_SENT, PrinterState.UNREACHABLE));
    assertThat(nowhere.state()).isEqualTo(PrinterState.UNREACHABLE);
  }

  @Test
  @DisplayName("behind a device file that takes no more is given up in time")
  void deviceFull() {
    assertThat(PrinterAddress.of("file:/dev/full").open(PATIENT).print(SLIP))
        .isEqualTo(result(Outcome.UNKNOWN, PrinterState.SILENT));
  }

  @ParameterizedTest
  @CsvSource({
    "tcp://10.0.3.21:9101, 10.0.3.21, 9101",
    "tcp://printer-e1, printer-e1, 9100",
    "tcp://[::1]:9100, [::1], 9100"
  })
  @DisplayName("is named by an address")
  void address(String text, String host, int port) {
    assertThat(PrinterAddress.of(text)).isEqualTo(new PrinterAddress.Network(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.3.21:9100",
        "http://x:1",
        "tcp://",
        "tcp://x:0",
        "tcp://x:1/y",
        "file:",
        "tcp://x:99999"
      })
  @DisplayName("by nothing else")
  void badAddress(String text) {
    assertThatThrownBy(() -> PrinterAddress.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("printer: ")
        .hasMessageContaining("expected: ");
  }
}
