package io.jiaohao.web;

import io.jiaohao.engine.EngineFigures;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.HallPicture;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Where the web side gets what it shows. All are asked on the web's own thread, so each must answer
 * at once and from any thread.
 *
 * @param picture the latest picture of the hall, never null. Taken anew at least every second, even
 *     if nothing happened: its age is how a stalled engine is noticed
 * @param devices connected devices
 * @param serving the hall takes commands now
 * @param warnings what is not as it should be although the hall is served
 * @param hallMs the hall's time now
 * @param inboxCommands commands that wait to be decided
 * @param journalBytes size of the journal on disk
 * @param snapshotBytes size of the newest snapshot; 0 = there is none
 * @param accounts who may see what, and how pages speak to the device port
 * @param admin what administrators work with
 * @param manager what managers work with beside the picture
 * @param pages what the pages of staff and visitors show beside the device protocol
 * @param api what programs work with
 * @param events what has happened, for whoever follows it
 * @param visitors what visitors' phones are told
 */
public record WebSources(
    Supplier<HallPicture> picture,
    Supplier<List<DeviceHealth.Device>> devices,
    EngineFigures figures,
    BooleanSupplier serving,
    Supplier<List<String>> warnings,
    LongSupplier hallMs,
    LongSupplier inboxCommands,
    LongSupplier journalBytes,
    LongSupplier snapshotBytes,
    AccountSources accounts,
    AdminSources admin,
    ManagerSources manager,
    PageSources pages,
    ApiSources api,
    EventSources events,
    VisitorSources visitors) {

  /** How long ago the picture was taken, in real milliseconds. */
  long pictureAgeMs() {
    HallPicture latest = picture.get();
    double speed = latest.hallSpeed() > 0 ? latest.hallSpeed() : 1;
    return (long) ((hallMs.getAsLong() - latest.hallMs()) / speed);
  }
}
