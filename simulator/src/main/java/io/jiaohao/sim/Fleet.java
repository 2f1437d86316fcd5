package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.sim.course.FaultStep.Part;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All devices of the hall: its kiosks, a terminal and a strip for each window, its main boards, and
 * the rating pads that have keys.
 */
final class Fleet {
  private static final String LOOPBACK = "127.0.0.";
  private static final String STRIP = "strip-";
  private static final String PAD = "pad-";

  /** How a pad's grades come in, as the hall file calls it. */
  private static final String PAD_CHANNEL = "pad";

  private final SimSettings settings;
  private final SimDevice.Hall hall;
  private final Mishaps mishaps;
  private final List<SimDevice> all = new ArrayList<>();
  private final Map<String, List<KioskDevice>> kiosks = new LinkedHashMap<>();
  private final List<WindowDevice> windows = new ArrayList<>();
  private final Map<Place, List<WindowDevice>> serving = new HashMap<>();
  private final Map<String, PadDevice> pads = new HashMap<>();
  private final List<BoardDevice> boards = new ArrayList<>();
  private final Map<String, Integer> boardsOfWing = new HashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final KioskDevice eye;

  /**
   * Makes the devices; none connects before it is started.
   *
   * @throws IllegalArgumentException if the keys lack a device of the plan, naming all that miss
   */
  Fleet(SimSettings settings, SimDevice.Hall hall, Mishaps mishaps) {
    this.settings = settings;
    this.hall = hall;
    this.mishaps = mishaps;
    Map<String, DeviceRecord> keys = new LinkedHashMap<>();
    settings.keys().forEach(key -> keys.put(key.deviceId(), key));
    HallPlan plan = settings.plan();
    Map<String, Set<String>> windowsOfWing = new LinkedHashMap<>();
    for (HallPlan.Window window : plan.windows()) {
      windowsOfWing.computeIfAbsent(window.wing(), w -> new LinkedHashSet<>()).add(window.id());
    }
    for (HallPlan.Wing wing : plan.wings()) {
      if (windowsOfWing.containsKey(wing.id())) {
        addKiosks(wing, keys);
        addMainBoards(wing, keys, windowsOfWing.get(wing.id()));
      }
    }
    plan.windows().forEach(window -> addWindow(window, keys));
    if (plan.life().ratingChannels().contains(PAD_CHANNEL)) {
      plan.windows().forEach(window -> addPad(window, keys));
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "keys: none for %s%s (expected: all kiosks, windows, strips and boards of the hall)"
              .formatted(
                  String.join(", ", missing.subList(0, Math.min(5, missing.size()))),
                  missing.size() > 5 ? " and " + (missing.size() - 5) + " more" : ""));
    }
    this.eye = eye(keys);
  }

  private void addKiosks(HallPlan.Wing wing, Map<String, DeviceRecord> keys) {
    List<KioskDevice> ofWing = kiosks.computeIfAbsent(wing.id(), w -> new ArrayList<>());
    for (int n = 1; n <= wing.kiosks(); n++) {
      int nth = n;
      key(keys, "kiosk-" + wing.id() + n)
          .ifPresent(
              key -> ofWing.add(new KioskDevice(key, line(key, Part.KIOSK, wing.id(), nth), hall)));
    }
    all.addAll(ofWing);
  }

  private void addMainBoards(
      HallPlan.Wing wing, Map<String, DeviceRecord> keys, Set<String> windowsHere) {
    Watch watch = Watch.newBuilder().setWing(wing.id()).build();
    for (int n = 1; n <= wing.mainBoards(); n++) {
      int nth = n;
      int display = boardsOfWing.merge(wing.id(), 1, Integer::sum);
      key(keys, "board-" + wing.id() + n)
          .ifPresent(
              key ->
                  addBoard(
                      key,
                      line(key, Part.MAIN_BOARD, wing.id(), nth),
                      watch,
                      display,
                      windowsHere));
    }
  }

  private void addBoard(
      DeviceRecord key, ClientSettings line, Watch watch, int display, Set<String> windowsHere) {
    BoardDevice board = new BoardDevice(key, line, hall, watch, display, windowsHere);
    boards.add(board);
    all.add(board);
  }

  private void addWindow(HallPlan.Window window, Map<String, DeviceRecord> keys) {
    Watch watch = Watch.newBuilder().addWindows(window.id()).build();
    key(keys, "window-" + window.id())
        .ifPresent(
            key -> {
              WindowDevice terminal =
                  new WindowDevice(key, line(key, Part.WINDOW, window.wing(), 1), hall);
              windows.add(terminal);
              for (HallPlan.Skill skill : window.serves()) {
                serving
                    .computeIfAbsent(
                        new Place(window.wing(), skill.service()), place -> new ArrayList<>())
                    .add(terminal);
              }
              all.add(terminal);
            });
    key(keys, STRIP + window.id())
        .ifPresent(
            key ->
                addBoard(
                    key, line(key, Part.WINDOW, window.wing(), 1), watch, 0, Set.of(window.id())));
    hall.traces().addWindow(window.id(), 1 + boardsOfWing.getOrDefault(window.wing(), 0));
  }

  /** Not every window has one. */
  private void addPad(HallPlan.Window window, Map<String, DeviceRecord> keys) {
    DeviceRecord key = keys.get(PAD + window.id());
    if (key != null) {
      PadDevice pad = new PadDevice(key, line(key, Part.WINDOW, window.wing(), 1), hall);
      pads.put(window.id(), pad);
      all.add(pad);
    }
  }

  private Optional<DeviceRecord> key(Map<String, DeviceRecord> keys, String device) {
    Optional<DeviceRecord> key = Optional.ofNullable(keys.get(device));
    if (key.isEmpty()) {
      missing.add(device);
    }
    return key;
  }

  /** The auditor looks through a kiosk that issues nothing, if the hall has one. */
  private KioskDevice eye(Map<String, DeviceRecord> keys) {
    Optional<DeviceRecord> spare =
        keys.values().stream()
            .filter(key -> key.role() == Role.ROLE_KIOSK)
            .filter(key -> all.stream().noneMatch(one -> one.id().equals(key.deviceId())))
            .findFirst();
    if (spare.isPresent()) {
      return new KioskDevice(spare.get(), clientSettings(), hall);
    }
    return kiosks.values().iterator().next().get(0);
  }

  private ClientSettings clientSettings() {
    return clientSettings(
        settings.servers().stream()
            .map(server -> InetSocketAddress.createUnresolved(server.host(), server.port()))
            .toList());
  }

  /** A device that something is to happen to has a line of its own, which can be cut. */
  private ClientSettings line(DeviceRecord key, Part part, String wing, int nth) {
    return mishaps
        .line(key.deviceId(), part, wing, nth, localAddress(all.size()))
        .map(line -> clientSettings(List.of(line)))
        .orElseGet(this::clientSettings);
  }

  private ClientSettings clientSettings(List<InetSocketAddress> to) {
    int nth = all.size();
    ClientSettings client =
        ClientSettings.of(to)
            .withPendingMax(SimLimits.PENDING_MAX)
            .withBackoff(
                SimLimits.COME_BACK_FIRST_MS,
                SimLimits.COME_BACK_MAX_MS,
                Seeds.of(settings.seed(), "come back", Integer.toString(nth)).nextLong());
    return localAddress(nth).map(client::from).orElse(client);
  }

  /** On loopback each host has many addresses, so no door limit is met. */
  private Optional<InetAddress> localAddress(int nth) {
    String host = settings.servers().get(0).host();
    try {
      String server = InetAddress.getByName(host).getHostAddress();
      return server.startsWith(LOOPBACK)
          ? Optional.of(InetAddress.getByName(LOOPBACK + (1 + nth % SimLimits.LOCAL_ADDRESSES)))
          : Optional.empty();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "host: " + host + " (expected: a host that can be found)", e);
    }
  }

  /** Something is wrong with a device's line, or is no more. */
  void disturbed(String device, boolean now) {
    all.stream().filter(one -> one.id().equals(device)).forEach(one -> one.disturbed(now));
  }

  void start() {
    all.forEach(device -> device.client.start());
    if (!all.contains(eye)) {
      eye.client.start();
    }
  }

  void close() {
    all.forEach(device -> device.client.close());
    eye.client.close();
  }

  /** Whether the server is on this machine. */
  boolean isNear() {
    return localAddress(0).isPresent();
  }

  int size() {
    return all.size();
  }

  int in() {
    int in = 0;
    for (SimDevice device : all) {
      in += device.isIn() || device.gaveWay() ? 1 : 0;
    }
    return in;
  }

  /** Whether these are logged in, each with its picture. */
  boolean areIn(Set<String> devices) {
    return all.stream()
        .filter(device -> devices.contains(device.id()))
        .allMatch(device -> device.isIn() || device.gaveWay());
  }

  boolean everybodyIn() {
    return in() == size() && eye.isIn();
  }

  /** Who is not in, for example, and why. */
  String absent() {
    return all.stream()
        .filter(device -> !device.isIn() && !device.gaveWay())
        .findFirst()
        .map(device -> device.id() + ": " + device.lastWhy())
        .orElse("all");
  }

  /** The node at which devices are logged in; empty if it has no name, or nobody is in. */
  String node() {
    return windows.stream()
        .flatMap(window -> window.client.server().stream())
        .findFirst()
        .map(this::nameOf)
        .orElse("");
  }

  private String nameOf(InetSocketAddress address) {
    return settings.servers().stream()
        .filter(server -> server.port() == address.getPort())
        .filter(server -> server.host().equals(address.getHostString()))
        .findFirst()
        .map(SimSettings.Server::name)
        .orElse("");
  }

  List<KioskDevice> kiosks(String wing) {
    return kiosks.getOrDefault(wing, List.of());
  }

  List<WindowDevice> windows() {
    return windows;
  }

  /** The rating pad beside a window, if it has one. */
  Optional<PadDevice> pad(String window) {
    return Optional.ofNullable(pads.get(window));
  }

  /** The terminals of a wing's windows that serve this. */
  List<WindowDevice> windowsServing(String wing, String service) {
    return serving.getOrDefault(new Place(wing, service), List.of());
  }

  List<BoardDevice> boards() {
    return boards;
  }

  /** Through which the auditor takes pictures of its own. */
  KioskDevice eye() {
    return eye;
  }
}
