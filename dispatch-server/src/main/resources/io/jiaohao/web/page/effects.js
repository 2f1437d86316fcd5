// What a proposal would change, as the server foretells it: asked for the first few proposals, again
// and again while they stand. Not known yet is said, and the proposal stands all the same.

import {ask} from './ask.js';
import {timeOf} from './clock.js';
import {minutes} from './day.js';
import {say} from './words.js';

const ASKED_MAX = 4;

let wanted = new Map();
let known = new Map();

const keyOf = ({wing, services, deed, window}) =>
    String(new URLSearchParams({wing, services: services.join(), deed, window}));

// The deeds of all alarms, the most urgent first.
export function wantEffects(deeds) {
  wanted = new Map(deeds.filter(deed => deed.services.length > 0).slice(0, ASKED_MAX).map(deed => [keyOf(deed), deed]));
}

// One after another; show() is called when there is news. Resolves to whether all are known.
export async function askEffects(show) {
  const next = new Map();
  for (const key of [...wanted.keys()]) {
    const answer = await ask('GET', `/manager/effect?${key}`);
    if (answer.ok && answer.body.known) {
      next.set(key, answer.body);
    } else if (known.has(key)) {
      next.set(key, known.get(key));
    }
  }
  known = next;
  show();
  return [...wanted.keys()].every(key => known.has(key));
}

export function effectWords(deed) {
  const key = keyOf(deed);
  const effect = known.get(key);
  if (effect === undefined) {
    return wanted.has(key) ? say('effectUnknown', deed.window) : '';
  }
  const before = figures(effect.without);
  const after = figures(effect.with);
  return effect.people === 0 ? ''
      : after.every((figure, i) => figure === before[i])
        ? say('effectNone', deed.window, effect.futures)
        : effect.without.halfS === undefined
          ? say('effectAtLast', deed.window, after, effect.futures)
        : say('effect', deed.window, after, before, effect.futures);
}

// As words: half, nine in ten, the last one.
const figures = ({halfS, ninetyS, lastAtMs}) => [
  halfS === undefined ? say('effectNever') : say('effectMinutes', minutes(halfS)),
  ninetyS === undefined ? say('effectNever') : say('effectMinutes', minutes(ninetyS)),
  lastAtMs === undefined ? say('effectNever') : timeOf(lastAtMs),
];
