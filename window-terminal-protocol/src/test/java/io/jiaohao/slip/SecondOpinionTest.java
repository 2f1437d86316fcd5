package io.jiaohao.slip;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.anastaciocintra.escpos.EscPosConst;
import com.github.anastaciocintra.escpos.barcode.QRCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Our few commands beside those of escpos-coffee, which others have printed with for years. */
@DisplayName("escpos-coffee")
class SecondOpinionTest {
  private static final int CENTRED = 2;
  private static final int MODEL = 10;

  @Test
  @DisplayName("writes the same bytes for a QR code, but that it asks for the old model")
  void sameBytes() throws IOException {
    ByteArrayOutputStream theirs = new ByteArrayOutputStream();
    com.github.anastaciocintra.escpos.EscPos printer =
        new com.github.anastaciocintra.escpos.EscPos(theirs);
    QRCode code =
        new QRCode()
            .setModel(QRCode.QRModel._2)
            .setSize(5)
            .setErrorCorrectionLevel(QRCode.QRErrorCorrectionLevel.QR_ECLEVEL_M_Default)
            .setJustification(EscPosConst.Justification.Center);
    printer.write(code, "http://127.0.0.1:7580/t/3fHk9QyWvT2nUoX1b4LsAa");
    byte[] ours =
        new EscPos()
            .centred()
            .qrCode("http://127.0.0.1:7580/t/3fHk9QyWvT2nUoX1b4LsAa", 5)
            .toBytes();
    byte[] theirBytes = theirs.toByteArray();
    assertThat(theirBytes[CENTRED]).as("the same in another spelling").isEqualTo((byte) '1');
    assertThat(theirBytes[MODEL]).as("0x31 is model 1, 0x32 is model 2").isEqualTo((byte) 0x31);
    theirBytes[CENTRED] = ours[CENTRED];
    theirBytes[MODEL] = ours[MODEL];
    assertThat(theirBytes).isEqualTo(ours);
  }

  @Test
  @DisplayName(
      "would pass a command in a name on to the printer, which is one reason to write our own")
  void letsCommandsThrough() throws IOException {
    ByteArrayOutputStream theirs = new ByteArrayOutputStream();
    com.github.anastaciocintra.escpos.EscPos printer =
        new com.github.anastaciocintra.escpos.EscPos(theirs);
    printer.setCharsetName("GB18030");
    printer.write("户\u001b@籍");
    assertThat(Arrays.toString(theirs.toByteArray())).contains("27, 64");
  }
}
