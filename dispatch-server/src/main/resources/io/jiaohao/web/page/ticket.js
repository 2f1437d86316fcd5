// A visitor's phone: where the ticket of this link is. It asks again and again; the server answers as
// soon as there is news, or after some seconds. Without an answer it says how old its news is and
// tries again, at most every few seconds, for ever.

import {hearHall, timeOf} from './clock.js';
import {find, setAttribute, setHidden, setText} from './dom.js';
import {showLink, showTime, startPage} from './page.js';
import {alertVisitor, showAlert, startAlert} from './ticket-alert.js';
import './ticket-words.js';
import {named, say} from './words.js';

const TURN_MS = 1_000;
const ANSWER_WITHIN_MS = 12_000;
const FIRST_CAP_MS = 800;
const LAST_CAP_MS = 5_000;
const GONE_AGAIN_MS = 30_000;
const RATING_AGAIN_MS = 2_000;
const NOT_FOUND = 404;
const GONE = 410;
const OVER = ['done', 'cancelled'];

// As page.js wants the state of a link to be told.
const link = {
  condition: 'connecting',
  restS: 0,
  heardAt: 0,
  retryAt: 0,
  get live() {
    return this.condition === 'live';
  },
  ageS() {
    return this.heardAt === 0 ? 0 : Math.floor((performance.now() - this.heardAt) / 1000);
  },
  secondsToRetry() {
    return Math.max(0, Math.ceil((this.retryAt - performance.now()) / 1000));
  },
};

let place = null;
let number = '';
let rating = null;
let ratingTimer = 0;
let capMs = FIRST_CAP_MS;
let wake = () => {};

function start() {
  startPage(show);
  startAlert();
  addEventListener('online', () => wake());
  document.addEventListener('visibilitychange', () => document.hidden || wake());
  setInterval(turn, TURN_MS);
  turn();
  follow();
}

function turn() {
  showLink(link);
  showTime();
}

// ---- Asking

async function follow() {
  for (;;) {
    const restMs = await ask();
    link.restS = restMs / 1_000;
    await rest(restMs);
  }
}

// Resolves to how long to rest before the next question.
async function ask() {
  try {
    const after = new URLSearchParams({after: place?.version ?? ''});
    const answer = await fetch(`${location.pathname}/place?${after}`,
        {signal: AbortSignal.timeout(ANSWER_WITHIN_MS)});
    if (answer.ok) {
      return hear(await answer.json());
    }
    if (answer.status === NOT_FOUND || answer.status === GONE) {
      heard();
      place = {state: answer.status === GONE ? 'gone' : 'unknown'};
      show();
      return GONE_AGAIN_MS;
    }
  } catch {
    // Told below, like an answer that helps nobody.
  }
  link.condition = 'lost';
  const restMs = Math.random() * capMs;
  capMs = Math.min(LAST_CAP_MS, capMs * 2);
  link.retryAt = performance.now() + restMs;
  turn();
  return restMs;
}

function rest(ms) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

function heard() {
  link.condition = 'live';
  link.heardAt = performance.now();
  capMs = FIRST_CAP_MS;
}

function hear(told) {
  heard();
  hearHall(told);
  const before = place;
  place = told;
  number = told.number || number;
  show();
  const calledAnew = told.state === 'called'
      && (before?.state !== 'called' || before.announcement !== told.announcement
          || before.window !== told.window);
  if (told.leave && before?.leave === false) {
    alertVisitor();
  }
  if (calledAnew) {
    alertVisitor();
    setText(find('called'), say('saidCalled', number, told.window, whereWords()));
  } else if (before !== null && (before.state !== told.state || before.leave !== told.leave)) {
    setText(find('said'), [find('title'), find('where')].map(node => node.textContent).join(' '));
  }
  return told.againMs;
}

// ---- Showing

const stateOf = () => (place.leave ? 'leaving' : place.state);

const isMissed = () => place.state === 'waiting' && place.deferred;

function show() {
  turn();
  if (place === null) {
    return;
  }
  setAttribute(document.body, 'data-state', isMissed() && !place.leave ? 'missed' : stateOf());
  setHidden(find('now'), false);
  setText(find('number'), number || '—');
  showAlert(!OVER.includes(place.state) && place.hall !== undefined);
  if (place.hall !== undefined) {
    setText(find('hall-name'), named(place.hall));
    setText(find('matter'), [named(place.service), whereWords()].filter(one => one).join(' · '));
  }
  const words = STATES[stateOf()];
  setText(find('title'), words.title(place));
  setText(find('where'), words.where?.(place) ?? '');
  setText(find('place'), words.where ? whereWords() : '');
  setText(find('todo'), words.todo?.(place) ?? '');
  showFigures();
  showRating();
  document.title = titleOfPage();
}

function showFigures() {
  setHidden(find('figures'), stateOf() !== 'waiting');
  if (stateOf() === 'waiting') {
    setText(find('ahead'), place.ahead === undefined ? say('unknownYet')
        : say('aheadPeople', place.ahead));
    setText(find('wait'), place.wait === undefined ? say('unknownYet') : named(place.wait));
  }
}

// Read as the end is near; once more if the server was away just then.
async function showRating() {
  clearTimeout(ratingTimer);
  if (rating === null && place.grade === undefined && place.state !== 'serving') {
    return;
  }
  try {
    rating ??= import('./ticket-rating.js');
    (await rating).showRating(place.grade, () => wake());
  } catch {
    rating = null;
    clearTimeout(ratingTimer);
    ratingTimer = setTimeout(showRating, RATING_AGAIN_MS);
  }
}

const whereWords = () => [place.wing, place.zone].map(named).filter(one => one).join(' · ');

const STATES = {
  leaving: {title: () => say('leavingTitle'), todo: () => say('leavingTodo')},
  printing: {title: () => say('printingTitle'), todo: () => say('printingTodo')},
  voided: {title: () => say('voidedTitle'), todo: () => say('voidedTodo')},
  waiting: {
    title: ({window}) => (isMissed() ? say('missedTitle')
        : window ? say('waitingOnly', window) : say('waitingTitle')),
    todo: ({zone, wing}) => say(isMissed() ? 'missedTodo' : 'waitingTodo', named(zone), named(wing)),
  },
  called: {
    title: ({announcement}) => say('calledTitle', announcement),
    where: ({window}) => window,
    todo: () => say('calledTodo'),
  },
  serving: {
    title: () => say('servingTitle'),
    where: ({window}) => window,
  },
  held: {
    title: () => say('heldTitle'),
    where: ({window}) => window,
    todo: ({window, untilMs}) => (untilMs > 0 ? say('heldUntil', window, timeOf(untilMs))
        : say('heldTodo', window)),
  },
  passed: {
    title: () => say('passedTitle'),
    todo: ({untilMs}) => (untilMs > 0 ? say('passedTodo', timeOf(untilMs)) : say('passedForGood')),
  },
  done: {title: ({goesOnAs}) => (goesOnAs ? say('goesOnTitle', goesOnAs) : say('doneTitle'))},
  cancelled: {title: () => say('cancelledTitle'), todo: () => say('cancelledTodo')},
  gone: {title: () => say('goneTitle'), todo: () => say('goneTodo')},
  unknown: {title: () => say('unknownTitle'), todo: () => say('unknownTodo')},
};

function titleOfPage() {
  if (stateOf() === 'called') {
    return say('titleCalled', place.window, number);
  }
  if (stateOf() === 'waiting' && place.ahead !== undefined) {
    return say('titleAhead', number, place.ahead);
  }
  return [number, STATES[stateOf()].title(place)].filter(one => one).join(' · ');
}

start();
