// Whom this window would take, in order, each with the reason for its place; and its numbers on hold.
// The order is the server's own; it is asked again when the picture says that something moved.

import {hallNow, minutesSince, timeOf} from './clock.js';
import {codeWords} from './codes.js';
import {find, make, setHidden, setText} from './dom.js';
import {className, serviceName} from './hall.js';
import {language, say} from './words.js';

const AT_MOST_EVERY_MS = 1_000;
const MS_PER_MINUTE = 60_000;
const WHY = {'sent-here': 'whySentHere', deferred: 'whyDeferred', kept: 'whyKept', waited: 'whyWaited'};

let tickets = [];
let told = '';
let asking = false;
let askAgain = false;

export async function hearQueue(window) {
  if (asking) {
    askAgain = true;
    return;
  }
  asking = true;
  try {
    const answer = await fetch(`/hall/queue?window=${encodeURIComponent(window)}`);
    if (answer.ok) {
      tickets = (await answer.json()).tickets;
    }
  } catch {
    askAgain = false;
  }
  setTimeout(() => {
    asking = false;
    if (askAgain) {
      askAgain = false;
      hearQueue(window);
    }
  }, AT_MOST_EVERY_MS);
  showQueue(lastTakeable, lastChoose);
}

let lastTakeable = 0;
let lastChoose = () => {};

function whyOf(ticket) {
  return ticket.why === 'head-start' ? say('whyHeadStart', className(ticket.ticketClass))
      : say(WHY[ticket.why] ?? 'whyWaited');
}

// choose: called with a ticket that the clerk wants past the order.
export function showQueue(takeable, choose) {
  lastTakeable = takeable;
  lastChoose = choose;
  setText(find('queue-title'), say('queueTitle', takeable));
  const more = Math.max(0, takeable - tickets.length);
  setText(find('queue-none'), takeable === 0 ? say('queueNone')
      : more > 0 ? say('queueMore', more) : '');
  const shown = takeable === 0 ? [] : tickets;
  const key = language() + JSON.stringify(shown);
  if (key !== told) {
    told = key;
    find('queue-lines').replaceChildren(...shown.map(ticket => line(ticket)));
  }
  showWaits();
}

function line(ticket) {
  const wait = make('span', 'queue-wait');
  wait.dataset.issued = ticket.issuedAtMs;
  const call = make('button', 'button queue-call', say('call'));
  call.type = 'button';
  call.setAttribute('aria-label', say('callThis', ticket.number));
  call.addEventListener('click', () => lastChoose(ticket));
  return make('li', 'queue-line',
      make('span', 'queue-number', ticket.number),
      make('span', 'queue-what', make('span', '', serviceName(ticket.service)),
          make('span', 'queue-why', wait, ` · ${whyOf(ticket)}`)), call);
}

export function showWaits() {
  find('queue-lines').querySelectorAll('.queue-wait').forEach(node =>
      setText(node, say('waitedMinutes', minutesSince(Number(node.dataset.issued)))));
}

let heldTold = '';

export function showHeld(held, resume) {
  setHidden(find('held'), held.length === 0);
  const key = language() + JSON.stringify(held);
  if (key === heldTold) {
    return;
  }
  heldTold = key;
  find('held-lines').replaceChildren(...held.map(one => {
    const button = make('button', 'button', say('resume', one.number));
    button.type = 'button';
    button.addEventListener('click', () => resume(one));
    const facts = say('heldLine', codeWords(one.reason), timeOf(one.sinceMs));
    const until = one.untilMs > 0 ? ` · ${say('heldUntil', timeOf(one.untilMs))}` : '';
    const late = one.untilMs > 0 && hallNow() - one.untilMs > MS_PER_MINUTE;
    const node = make('li', 'held-line', make('span', 'queue-number', one.number),
        make('span', 'queue-what', make('span', '', serviceName(one.service)),
            make('span', 'queue-why', facts + until)), button);
    node.dataset.late = late;
    return node;
  }));
}
