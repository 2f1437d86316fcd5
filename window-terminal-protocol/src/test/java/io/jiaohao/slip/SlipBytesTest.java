package io.jiaohao.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.slip.PaperPrinter.Paper;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A slip as bytes")
class SlipBytesTest {
  private static final String LINK = "http://127.0.0.1:7580/t/3fHk9QyWvT2nUoX1b4LsAa";

  static Slip slip() {
    return SlipLanguage.ZH.slip(
        "西安市政务服务大厅",
        "户籍业务",
        "AA015",
        "东厅 民生保障",
        new SlipLanguage.Waiting(3, 10, 20),
        LINK,
        "2026-11-26 09:30");
  }

  private static Slip of(String service, String number, String link) {
    return new Slip("", service, number, "", "", "", link, "", "", "");
  }

  private static byte[] hex(String typed) {
    return HexFormat.of().parseHex(typed.replaceAll("\\s+", ""));
  }

  @Test
  @DisplayName("is what the printer's manual says, byte for byte")
  void golden() {
    byte[] expected =
        hex(
            """
            1b 40  1c 26  1b 61 01
            bb a7 bc ae d2 b5 ce f1 0a
            1d 21 11  41 41 30 31 35 0a  1d 21 00
            1b 64 01
            1d 28 6b 04 00 31 41 32 00
            1d 28 6b 03 00 31 43 05
            1d 28 6b 03 00 31 45 31
            1d 28 6b 08 00 31 50 30 68 3a 2f 2f 78
            1d 28 6b 03 00 31 51 30
            1d 56 42 00
            """);
    assertThat(SlipBytes.of(of("户籍业务", "AA015", "h://x"), PaperWidth.MM_58)).isEqualTo(expected);
  }

  @Test
  @DisplayName(
      "C48: the first Chinese line too is one, on a printer just switched on and after another start")
  void c48FirstLine() {
    byte[] bytes = SlipBytes.of(of("户籍业务 A001 请到三楼", "", ""), PaperWidth.MM_58);
    PaperPrinter printer = new PaperPrinter(answer -> {});

    printer.hear(bytes);
    printer.powerCycle();
    printer.hear(bytes);

    assertThat(bytes).startsWith(hex("1b 40 1c 26"));
    assertThat(printer.slips()).hasSize(2);
    assertThat(printer.slips())
        .allSatisfy(slip -> assertThat(slip.texts()).containsExactly("户籍业务 A001 请到三楼"));
  }

  @Test
  @DisplayName("C48: the printer of these tests does garble Chinese that comes without its mode")
  void theEmulatorIsStrict() {
    PaperPrinter printer = new PaperPrinter(answer -> {});
    printer.hear(hex("1b 40  bb a7 0a  1d 56 42 00"));
    assertThat(printer.slips().get(0).texts()).containsExactly("╗º");
  }

  @Test
  @DisplayName("starts anew after a slip that broke off in the middle")
  void afterHalfASlip() {
    byte[] bytes = SlipBytes.of(slip(), PaperWidth.MM_80);
    PaperPrinter printer = new PaperPrinter(answer -> {});
    printer.hear(hex("1b 40 1c 26 1d 21 11 41 41"));
    printer.hear(bytes);
    assertThat(printer.slips()).isEqualTo(PaperPrinter.print(bytes));
  }

  @ParameterizedTest
  @EnumSource(PaperWidth.class)
  @DisplayName("has all that a visitor needs, no line wider than the paper")
  void whole(PaperWidth paper) {
    Paper printed = PaperPrinter.print(SlipBytes.of(slip(), paper)).get(0);
    assertThat(printed.code()).isEqualTo(LINK);
    assertThat(String.join("|", printed.texts()))
        .contains("西安市政务服务大厅", "户籍业务", "AA015", "东厅 民生保障", "前面还有 3 人")
        .contains("10-20 分钟", "扫码", "2026-11-26 09:30", "请留意叫号");
    assertThat(printed.lines())
        .allSatisfy(
            line -> {
              assertThat(line.centred()).isTrue();
              assertThat(SlipText.columns(line.text()) * line.scale())
                  .isLessThanOrEqualTo(paper.columns());
            });
    assertThat(printed.lines()).contains(new PaperPrinter.Line("AA015", true, 2));
  }

  @Test
  @DisplayName("leaves out what is not known")
  void unknownWait() {
    Slip slip =
        SlipLanguage.EN.slip(
            "Hall", "Passport", "A1", "East", SlipLanguage.Waiting.UNKNOWN, "", "09:30");
    Paper printed = PaperPrinter.print(SlipBytes.of(slip, PaperWidth.MM_58)).get(0);
    assertThat(printed.code()).isEmpty();
    assertThat(printed.texts())
        .containsExactly(
            "Hall",
            "Passport",
            "A1",
            "East",
            "printed 09:30",
            "Please listen for your number.",
            "Missed it? Tell a window.");
  }

  @ParameterizedTest
  @CsvSource({
    "3,10,20,前面还有 3 人,预计等候 10-20 分钟,3 people ahead of you,Expected wait 10-20 minutes",
    "1,0,5,前面还有 1 人,预计等候 5 分钟以内,1 person ahead of you,Expected wait up to 5 minutes",
    "0,0,0,前面没有人,即将叫号,Nobody is ahead of you,You will be called very soon",
    "-1,-1,-1,'','','',''"
  })
  @DisplayName("tells the wait as the pages do")
  void waits(
      int ahead,
      int fromMin,
      int toMin,
      String aheadZh,
      String waitZh,
      String aheadEn,
      String waitEn) {
    SlipLanguage.Waiting waiting = new SlipLanguage.Waiting(ahead, fromMin, toMin);
    Slip zh = SlipLanguage.ZH.slip("", "", "", "", waiting, "", "");
    Slip en = SlipLanguage.EN.slip("", "", "", "", waiting, "", "");
    assertThat(zh.ahead()).isEqualTo(aheadZh);
    assertThat(zh.waiting()).isEqualTo(waitZh);
    assertThat(en.ahead()).isEqualTo(aheadEn);
    assertThat(en.waiting()).isEqualTo(waitEn);
  }

  @Test
  @DisplayName("a name cannot tell the printer anything")
  void noCommandsInNames() {
    String hostile = "A\u001b@\u001dVB\u0000\u0010\u0014\b户\n籍\u009b\u202e\ud800 \u2028B";
    Slip slip =
        new Slip(
            hostile, hostile, hostile, hostile, hostile, hostile, hostile, hostile, hostile,
            hostile);
    Slip tame = slip("A @ VB 户 籍 B");
    assertThat(SlipBytes.of(slip, PaperWidth.MM_58))
        .isEqualTo(SlipBytes.of(tame, PaperWidth.MM_58));
  }

  private static Slip slip(String text) {
    return new Slip(text, text, text, text, text, text, "", text, text, text);
  }

  @Test
  @DisplayName("whatever a name holds, its lines come out as one slip of text")
  void anyText() {
    Random chance = new Random(48);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = chance.nextInt(80); n > 0; n--) {
        text.append((char) chance.nextInt(chance.nextBoolean() ? 0x180 : 0x10000));
      }
      byte[] bytes = SlipBytes.of(slip(text.toString()), PaperWidth.MM_58);
      List<Paper> slips = PaperPrinter.print(bytes);
      assertThat(slips).hasSize(1);
      assertThat(String.join("", slips.get(0).texts())).doesNotContain("\ufffd");
    }
  }

  @Test
  @DisplayName("a rare character, outside GB2312 and GBK, is two columns and comes back as itself")
  void rareCharacters() {
    Slip slip = of("镕 乗 𠮷 é –", "", "");
    assertThat(PaperPrinter.print(SlipBytes.of(slip, PaperWidth.MM_58)).get(0).texts())
        .containsExactly("镕 乗 𠮷 é –");
    assertThat(SlipText.columns("镕 乗 𠮷 é –")).isEqualTo(14);
  }

  @ParameterizedTest
  @CsvSource({
    "32,户籍业务 A001 请到三楼,户籍业务 A001 请到三楼",
    "10,户籍业务 A001 请到三楼,户籍业务|A001 请到|三楼",
    "10,一二三四五六,一二三四五|六",
    "7,一二三四,一二三|四",
    "10,Entry and exit papers,Entry and|exit|papers",
    "6,Telecommunication 电信,Teleco|mmunic|ation|电信",
    "4,A一B二,A一B|二"
  })
  @DisplayName("a Chinese character is two columns wide; words stay whole where they can")
  void wrapping(int columns, String text, String lines) {
    assertThat(String.join("|", SlipText.wrap(text, columns))).isEqualTo(lines);
  }

  @Test
  @DisplayName("of a link that is no plain address there is no code")
  void linkIsPlain() {
    assertThat(PaperPrinter.print(SlipBytes.of(of("x", "1", "http://厅/t"), PaperWidth.MM_58)))
        .allSatisfy(slip -> assertThat(slip.code()).isEmpty());
    assertThatThrownBy(() -> new EscPos().qrCode("x".repeat(3_000), 5))
        .hasMessage("QR code: 3000 bytes (expected: 1..2331)");
  }
}
