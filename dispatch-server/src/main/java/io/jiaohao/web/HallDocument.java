package io.jiaohao.web;

import io.jiaohao.views.HallPicture;
import io.vertx.core.json.JsonObject;
import java.util.function.LongSupplier;

/** The latest picture as text, written once however many ask for it. On the web's thread alone. */
final class HallDocument {
  private final LongSupplier webhooksStopped;
  private HallPicture written;
  private long writtenStopped;
  private String text = "";
  private String textForPrograms = "";

  /** {@code webhooksStopped} counts those that somebody should look after. */
  HallDocument(LongSupplier webhooksStopped) {
    this.webhooksStopped = webhooksStopped;
  }

  String of(HallPicture picture) {
    write(picture);
    return text;
  }

  /** The same without staff. */
  String forPrograms(HallPicture picture) {
    write(picture);
    return textForPrograms;
  }

  private void write(HallPicture picture) {
    long stopped = webhooksStopped.getAsLong();
    if (!picture.equals(written) || stopped != writtenStopped) {
      JsonObject hall = PictureJson.hall(picture);
      text = (stopped == 0 ? hall : hall.put("webhooksStopped", stopped)).encode();
      textForPrograms = PictureJson.hallWithoutStaff(picture).encode();
      written = picture;
      writtenStopped = stopped;
    }
  }
}
