package io.jiaohao.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.slip.PrinterLimits;
import io.jiaohao.slip.PrinterState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The file of printers")
class PrintersFileTest {

  @Test
  @DisplayName("names a printer for some kiosks; the others print with their browser")
  void reads(@TempDir Path directory) throws Exception {
    assertThat(PrintersFile.read(directory, PrinterLimits.DEFAULTS).has("kiosk-E1")).isFalse();
    Files.writeString(
        directory.resolve("printers"),
        """
        # east
        kiosk-E1 tcp://10.0.3.21:9100 80mm

        kiosk-E2   tcp://printer-e2   58mm   # narrow
        kiosk-E3 file:/dev/usb/lp0
        """);
    KioskPrinters printers = PrintersFile.read(directory, PrinterLimits.DEFAULTS);
    assertThat(List.of("kiosk-E1", "kiosk-E2", "kiosk-E3")).allMatch(printers::has);
    assertThat(printers.has("kiosk-E4")).isFalse();
    assertThat(printers.stateOf("kiosk-E1")).contains(PrinterState.UNKNOWN);
    assertThat(printers.stateOf("kiosk-E4")).isEmpty();
    printers.close();
  }

  @ParameterizedTest
  @CsvSource({
    "kiosk-E1, 'p:1: 1 words (expected: kiosk, tcp://HOST:PORT or file:/dev/usb/lp0, and 58mm or 80mm)'",
    "kiosk-E1 lp0, 'p:1: printer: \"lp0\" (expected: tcp://HOST:PORT or file:/dev/usb/lp0)'",
    "kiosk-E1 tcp://x 70mm, 'p:1: paper: \"70\" (expected: 58 or 80, in mm)'"
  })
  @DisplayName("says which line is wrong, and what was expected")
  void faults(String line, String words) {
    assertThatThrownBy(() -> PrintersFile.parse("p", List.of(line), PrinterLimits.DEFAULTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(words);
  }

  @Test
  @DisplayName("names no kiosk twice")
  void twice() {
    List<String> lines = List.of("kiosk-E1 tcp://x", "kiosk-E1 tcp://y");
    assertThatThrownBy(() -> PrintersFile.parse("p", lines, PrinterLimits.DEFAULTS))
        .hasMessage("p:2: kiosk-E1: twice (expected: once)");
  }
}
