package io.jiaohao.web;

import io.jiaohao.views.HallPicture;

/** The latest picture as text, written once however many ask for it. On the web's thread alone. */
final class HallDocument {
  private HallPicture written;
  private String text = "";

  String of(HallPicture picture) {
    if (!picture.equals(written)) {
      text = PictureJson.hall(picture).encode();
      written = picture;
    }
    return text;
  }
}
