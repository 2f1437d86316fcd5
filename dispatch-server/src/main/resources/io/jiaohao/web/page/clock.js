// The hall's time as the page knows it: told by the server, run on in between. A demonstration's
// time runs faster; all that is shown is hall time, whatever zone this computer is in.

import {language, locale} from './words.js';

const MS_PER_MINUTE = 60_000;
const formats = new Map();

let speed = 1;
let timeZone = 'UTC';
let toldMs = 0;
let toldAt = 0;
let takenMs = 0;
let stillMs = 0;

// The past stands still: all ages are those of that moment.
export function standStill(ms) {
  stillMs = ms;
}

export function goOn() {
  stillMs = 0;
}

export function hallNow() {
  return stillMs > 0 ? stillMs : toldAt === 0 ? 0 : toldMs + (performance.now() - toldAt) * speed;
}

export function hearTime(message) {
  toldMs = message.hallMs;
  toldAt = performance.now();
  takenMs = message.takenMs;
}

export function hearHall(hall) {
  speed = hall.hallSpeed > 0 ? hall.hallSpeed : 1;
  timeZone = hall.timeZone || 'UTC';
  takenMs = Math.max(takenMs, hall.hallMs);
  if (hall.hallMs > hallNow()) {
    toldMs = hall.hallMs;
    toldAt = performance.now();
  }
}

export const hallSpeed = () => speed;

// How old the picture is, in this world's seconds.
export function ageS() {
  return toldAt === 0 ? 0 : Math.max(0, Math.floor((hallNow() - takenMs) / speed / 1000));
}

export const minutesSince = ms => Math.max(0, Math.floor((hallNow() - ms) / MS_PER_MINUTE));

function format(kind, options) {
  const key = kind + language() + timeZone;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(locale(), {timeZone, ...options}));
  }
  return formats.get(key);
}

export function timeOf(ms) {
  return format('time', {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}).format(ms);
}

export function dateOf(ms) {
  const options = {year: 'numeric', month: 'long', day: 'numeric', weekday: 'long'};
  return format('date', options).format(ms);
}

// A moment of any day, to the second.
export function momentOf(ms) {
  const options = {year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit',
    minute: '2-digit', second: '2-digit', hourCycle: 'h23'};
  return format('moment', options).format(ms);
}
