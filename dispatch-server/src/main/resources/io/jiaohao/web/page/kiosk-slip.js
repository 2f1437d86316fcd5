// The slip on paper: the only thing that is printed, by the browser's own printing.

import {find, make} from './dom.js';
import {planNow, serviceName, serviceOf, wingName, zoneName} from './hall.js';
import {named, say} from './words.js';

const PRINT_WITHIN_MS = 15_000;

// The range of a wait in words; nothing if it cannot be told.
export function waitWords(wait) {
  if (!wait) {
    return '';
  }
  return wait.toMin === 0 ? say('waitNow')
      : wait.fromMin === 0 ? say('waitWithin', wait.toMin)
      : say('waitRange', wait.fromMin, wait.toMin);
}

// Resolves to whether the browser has handed the slip to the printer.
export async function printSlip(issued, time) {
  const zone = serviceOf(issued.service)?.zone ?? '';
  find('slip').replaceChildren(
      make('p', '', named(planNow().name)),
      make('p', 'slip-number', issued.number),
      make('p', '', serviceName(issued.service)),
      make('p', '', `${wingName(issued.wing)} ${zoneName(zone)}`),
      make('p', '', [say('ahead', issued.ahead), waitWords(issued.wait)].filter(one => one).join(' · ')),
      make('p', '', say('issuedAt', time)),
      make('p', '', say('slipKeep')));
  const printed = new Promise(resolve => {
    const late = setTimeout(() => resolve(false), PRINT_WITHIN_MS);
    addEventListener('afterprint', () => {
      clearTimeout(late);
      resolve(true);
    }, {once: true});
  });
  try {
    print();
  } catch {
    return false;
  }
  return printed;
}
