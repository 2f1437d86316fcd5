package io.jiaohao.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One device's remembered requests, in the order in which they were granted. Fresh ids are above
 * all that are known, so only a repeat is ever looked for.
 *
 * <p>A request is granted, then written, then packed with others: what outlives a second of a busy
 * hall is a few arrays, not two objects a request that the collector copies one by one.
 */
final class DeviceRequests {
  /** Written requests that are packed together. */
  private static final int PACK = 32;

  private final String device;
  private final Deque<List<? extends KeptRequest>> packs = new ArrayDeque<>();

  /** Requests of the first pack that are forgotten. */
  private int gone;

  /** Requests in packs that are remembered. */
  private int packed;

  private final List<KeptRequest> written = new ArrayList<>();

  /** As they were decided, until their journal hands over what it wrote. */
  private final Deque<HallImage.Remembered> granted = new ArrayDeque<>();

  private long highestId;
  private long forgottenUpTo;

  DeviceRequests(String device) {
    this.device = device;
  }

  DeviceRequests(HallImage.Device image) {
    this.device = image.device();
    this.highestId = image.highestId();
    this.forgottenUpTo = image.forgottenUpTo();
    KeptRequests.partsOf(image.requests()).forEach(this::addPack);
  }

  /** Highest request id that was granted. */
  long highestId() {
    return highestId;
  }

  /** The decision for a request that was seen before; empty for a fresh one. */
  Optional<Decision> recall(long requestId, Command command) {
    if (requestId > highestId) {
      return Optional.empty();
    }
    Optional<HallImage.Remembered> known = find(requestId);
    if (known.isPresent()) {
      return Optional.of(known.get().answerTo(command));
    }
    if (requestId <= forgottenUpTo) {
      return Optional.of(
          Decision.refused(
              Refusal.Reason.REQUEST_TOO_OLD,
              "request id: " + requestId + " (expected: above " + forgottenUpTo + ")"));
    }
    return Optional.empty();
  }

  /** The newest are looked at first: a device repeats what it has not heard of. */
  private Optional<HallImage.Remembered> find(long requestId) {
    List<List<? extends KeptRequest>> parts = parts();
    for (int p = parts.size() - 1; p >= 0; p--) {
      List<? extends KeptRequest> part = parts.get(p);
      for (int i = part.size() - 1; i >= 0; i--) {
        KeptRequest request = part.get(i);
        if (request.requestId() == requestId) {
          return Optional.of(request.read());
        }
      }
    }
    return Optional.empty();
  }

  /** Takes a request that was granted just now; the oldest make room for it. */
  void remember(HallImage.Remembered request) {
    highestId = Math.max(highestId, request.requestId());
    while (count() > 0) {
      KeptRequest first = first();
      if (count() < RequestMemory.PER_DEVICE_MAX
          && first.atMs() >= request.atMs() - RequestMemory.KEEP_MS) {
        break;
      }
      forgottenUpTo = Math.max(forgottenUpTo, first.requestId());
      drop();
    }
    granted.add(request);
  }

  /** From now on keeps a request in this form, if it still is remembered as it was granted. */
  void keep(KeptRequest request) {
    if (granted.stream().noneMatch(g -> g.requestId() == request.requestId())) {
      return;
    }
    packGranted(request.requestId());
    granted.remove();
    written.add(request);
    if (written.size() == PACK) {
      pack(written);
    }
  }

  /** Those before this one are nobody's to hand over any more: a start has read them. */
  private void packGranted(long before) {
    List<KeptRequest> older = new ArrayList<>();
    while (granted.element().requestId() != before) {
      older.add(granted.remove());
    }
    if (!older.isEmpty()) {
      pack(written);
      pack(older);
    }
  }

  /** They are the newest that are packed, and gone from where they were. */
  private void pack(List<KeptRequest> requests) {
    if (!requests.isEmpty()) {
      addPack(requests.get(0).pack(requests));
      requests.clear();
    }
  }

  private void addPack(List<? extends KeptRequest> pack) {
    if (!pack.isEmpty()) {
      packs.add(pack);
      packed += pack.size();
    }
  }

  private int count() {
    return packed + written.size() + granted.size();
  }

  private KeptRequest first() {
    if (packed > 0) {
      return packs.element().get(gone);
    }
    return written.isEmpty() ? granted.element() : written.get(0);
  }

  private void drop() {
    if (packed > 0) {
      dropPacked();
    } else if (written.isEmpty()) {
      granted.remove();
    } else {
      written.remove(0);
    }
  }

  private void dropPacked() {
    gone++;
    packed--;
    if (gone == packs.element().size()) {
      packs.remove();
      gone = 0;
    }
  }

  HallImage.Device image() {
    return new HallImage.Device(device, highestId, forgottenUpTo, new KeptRequests(parts()));
  }

  /** All of them, oldest first, in lists that do not change. */
  private List<List<? extends KeptRequest>> parts() {
    List<List<? extends KeptRequest>> parts = new ArrayList<>(packs.size() + 2);
    Iterator<List<? extends KeptRequest>> oldestFirst = packs.iterator();
    if (oldestFirst.hasNext()) {
      List<? extends KeptRequest> first = oldestFirst.next();
      parts.add(first.subList(gone, first.size()));
    }
    oldestFirst.forEachRemaining(parts::add);
    parts.add(List.copyOf(written));
    parts.add(List.copyOf(granted));
    return parts;
  }
}
