package io.jiaohao.web;

import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.WaitRange;
import io.jiaohao.kiosk.KioskPrinters;
import io.jiaohao.lobby.Speech;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the pages of staff and visitors show beside the device protocol.
 *
 * @param plan the plan in force; answers at once and from any thread
 * @param guide what visitors should know before they take a number
 * @param queue whom a window would take next
 * @param joining what a visitor is told who would get a number now; answers at once, from any
 *     thread
 * @param speech sentences as sound, for boards without a voice
 * @param speaking makes them, one after another
 * @param printers of kiosks that do not print with their browser
 */
public record PageSources(
    Supplier<Optional<HallPlan>> plan,
    VisitorGuide guide,
    Queue queue,
    Joining joining,
    Speech speech,
    Executor speaking,
    KioskPrinters printers) {

  /** Whom a window would take, in that order, as the engine itself would decide now. */
  @FunctionalInterface
  public interface Queue {

    /** The first {@code atMost}; none if there is no such window. */
    CompletionStage<List<HallImage.Ticket>> of(String window, int atMost);
  }

  /** The wait for a service in a wing, of somebody of the usual class. */
  @FunctionalInterface
  public interface Joining {
    WaitRange of(String wing, String service);
  }
}
