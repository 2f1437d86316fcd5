package io.jiaohao.views;

/** Is told what changed in a {@link HallView}, on the engine's thread, after it is durable. */
public interface ViewWatcher {

  void windowChanged(WindowLook look);

  /** A wing has to be left, or people come back. */
  void evacuationChanged();

  /** The hall was laid out anew: windows may have come or gone. */
  void planChanged();

  /** The batch is over; {@code seq} is where the hall is now. */
  void batchOver(long seq);
}
