// Devices that have gone away, and since when.

import {timeOf} from './clock.js';
import {count} from './day.js';
import {say} from './words.js';

const NAMED_MAX = 6;

// In words, empty while all that were here since the start are still here.
export function awayWords(devices) {
  const gone = devices.filter(device => device.leftMs !== undefined)
      .sort((one, other) => one.leftMs - other.leftMs);
  const behind = devices.filter(device => device.behind);
  const details = gone.slice(0, NAMED_MAX).map(
      device => say('awaySince', device.id, timeOf(device.leftMs)));
  if (gone.length > NAMED_MAX) {
    details.push(say('andMore', count(gone.length - NAMED_MAX)));
  }
  if (behind.length > 0) {
    details.push(say('behind', count(behind.length)));
  }
  return {title: gone.length > 0 ? say('away', count(gone.length)) : '', details,
    proposal: gone.length > 0 ? say('proposeDevice') : ''};
}
