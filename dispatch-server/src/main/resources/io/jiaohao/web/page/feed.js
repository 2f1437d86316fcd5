// What a page watches, as snapshots and deltas tell it.

import {hearTime} from './clock.js';

const NO_NEWS = {notices: [], evacuations: []};

export class Feed {
  #watch = null;
  #gap = false;
  picture = null;

  // A new connection: the picture stays until the snapshot of this Watch is there.
  begin(watch) {
    this.#watch = watch;
    this.#gap = false;
  }

  // Late snapshots of an older Watch are passed over. Returns whether it was taken.
  hearSnapshot(snapshot) {
    if (this.#watch === null || snapshot.watchKey !== keyOf(this.#watch)) {
      return false;
    }
    this.#gap = false;
    this.picture = {
      seq: snapshot.seq,
      titleZh: snapshot.titleZh,
      titleEn: snapshot.titleEn,
      windows: new Map(snapshot.windows.map(window => [window.window, window])),
      zones: new Map(snapshot.zones.map(zone => [placeOf(zone), zone])),
      takeable: snapshot.takeable,
      lobby: snapshot.lobby ?? NO_NEWS,
      whole: true,
    };
    hearTime({hallMs: snapshot.hallMs, takenMs: snapshot.hallMs});
    return true;
  }

  // Returns "taken", "gap" once when something is missing and a snapshot must be asked for, or
  // "passed" while there is nothing that the delta could follow.
  hearDelta(delta) {
    const {picture} = this;
    if (picture === null || this.#gap) {
      return 'passed';
    }
    if (delta.after !== picture.seq) {
      this.#gap = true;
      return 'gap';
    }
    picture.seq = delta.upTo;
    picture.whole = false;
    delta.windows.forEach(window => picture.windows.set(window.window, window));
    delta.zones.forEach(zone => {
      const {nameZh, nameEn} = picture.zones.get(placeOf(zone)) ?? zone;
      picture.zones.set(placeOf(zone), {...zone, nameZh, nameEn});
    });
    picture.takeable = delta.takeable ?? picture.takeable;
    picture.lobby = delta.lobby ?? picture.lobby;
    hearTime({hallMs: delta.hallMs, takenMs: delta.hallMs});
    return 'taken';
  }
}

const placeOf = zone => `${zone.wing}/${zone.zone}`;

function keyOf({wing = '', zone = '', windows = []}) {
  return `${wing}/${zone}/${windows.join(',')}`;
}
