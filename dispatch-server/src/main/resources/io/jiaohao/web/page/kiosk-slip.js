// The slip on paper: the only thing that is printed, by the browser's own printing.

import {find, make} from './dom.js';
import {planNow, serviceName, serviceOf, wingName, zoneName} from './hall.js';
import {named, say} from './words.js';

const PRINT_WITHIN_MS = 15_000;
const CODE_WITHIN_MS = 2_000;

// The range of a wait in words; nothing if it cannot be told.
export function waitWords(wait) {
  if (!wait) {
    return '';
  }
  return wait.toMin === 0 ? say('waitNow')
      : wait.fromMin === 0 ? say('waitWithin', wait.toMin)
      : say('waitRange', wait.fromMin, wait.toMin);
}

// The ticket's own page as a code for a phone, drawn by the server; nothing if there is no link. The
// link may name another host than this page's.
export function codeOf(issued) {
  if (!issued.link) {
    return null;
  }
  const code = make('img', 'code');
  code.alt = say('code');
  code.src = `/t/${issued.link.split('/').pop()}/qr.svg`;
  return code;
}

// A slip without its code is better than none: whoever waits for it stands there.
function drawn(code) {
  const late = new Promise(resolve => setTimeout(resolve, CODE_WITHIN_MS));
  return Promise.race([code.decode().catch(() => code.remove()), late]);
}

// Resolves to whether the browser has handed the slip to the printer.
export async function printSlip(issued, time) {
  const code = codeOf(issued);
  const zone = serviceOf(issued.service)?.zone ?? '';
  find('slip').replaceChildren(
      make('p', '', named(planNow().name)),
      make('p', 'slip-number', issued.number),
      make('p', '', serviceName(issued.service)),
      make('p', '', `${wingName(issued.wing)} ${zoneName(zone)}`),
      make('p', '', [say('ahead', issued.ahead), waitWords(issued.wait)].filter(one => one).join(' · ')),
      make('p', '', say('issuedAt', time)),
      ...(code === null ? [] : [code, make('p', '', say('codeScan'))]),
      make('p', '', say('slipKeep')));
  if (code !== null) {
    await drawn(code);
  }
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
