// The present call as a clerk sees it: number, state, times, on how many boards it is, and why it is
// this one.

import {hallNow, timeOf} from './clock.js';
import {codeWords} from './codes.js';
import {find, make, setText} from './dom.js';
import {serviceName, serviceOf, windowOf} from './hall.js';
import {clockOf} from './page.js';
import {language, say} from './words.js';

const ASK_SHOWN_FOR_MS = 15_000;
const MS_PER_MINUTE = 60_000;

let shown = {callId: 0, announcement: 0, seq: 0, untilMs: 0, words: () => ''};
let began = {callId: 0, atMs: 0};
let reason = {callId: 0, zh: '', en: ''};

// Hears the window's look in a new picture. Of a whole picture nobody knows when the call came or
// service began, and boards need not have shown what is newer.
export function noteCall(look, picture) {
  if (look.state === 'WINDOW_SERVING' && began.callId !== look.callId) {
    began = {callId: look.callId, atMs: picture.whole ? 0 : hallNow()};
  }
  if (look.callId !== shown.callId || look.announcement !== shown.announcement) {
    const known = look.callId !== 0 && !picture.whole;
    const untilMs = known ? performance.now() + ASK_SHOWN_FOR_MS : 0;
    const {callId, announcement} = look;
    shown = {callId, announcement, seq: picture.seq, untilMs, words: () => ''};
  }
}

export function noteReason({callId, reason: en, reasonZh: zh}) {
  reason = {callId, zh, en};
}

// Asks how many boards show the call, until all do or they have had time enough.
export async function askShown(window) {
  const asked = shown;
  if (asked.callId === 0 || performance.now() > asked.untilMs) {
    return;
  }
  try {
    const {wing} = windowOf(window);
    const answer = await fetch(`/hall/shown?${new URLSearchParams({wing, window, seq: asked.seq})}`);
    const {boards, showing} = await answer.json();
    asked.words = () => (boards === 0 ? say('noBoards') : say('boards', showing, boards));
    if (boards > 0 && showing === boards) {
      asked.untilMs = 0;
    }
  } catch {
    return;
  }
}

function stateWords(look) {
  switch (look.state) {
    case 'WINDOW_READY': return say(look.auto ? 'stateAuto' : 'stateNone');
    case 'WINDOW_CALLING': return say('stateCalling', look.announcement);
    case 'WINDOW_SERVING': return say('stateServing');
    case 'WINDOW_PAUSED':
      return say('statePaused', codeWords(look.pauseReason),
          look.pauseUntilMs > hallNow() ? timeOf(look.pauseUntilMs) : '');
    default: return say('stateClosed');
  }
}

export function showCall(look) {
  setText(find('call-state'), stateWords(look));
  setText(find('call-number'), look.number || '—');
  setText(find('call-service'),
      [look.service, ...look.alsoServed].filter(one => one !== '')
          .map(one => `${one} ${serviceName(one)}`).join(' + '));
  const why = look.callId !== 0 && reason.callId === look.callId ? reason[language()] : '';
  setText(find('call-why'), why ? say('why', why) : '');
  showFacts(look);
}

// Also once a second: times run.
export function showFacts(look) {
  const facts = look.callId === 0 ? [] : factsOf(look);
  const list = find('call-facts');
  while (list.children.length > facts.length) {
    list.lastChild.remove();
  }
  facts.forEach(([term, value], i) => {
    const cell = list.children[i] ?? list.appendChild(make('div', '', make('dt'), make('dd')));
    setText(cell.children[0], term);
    setText(cell.children[1], value);
  });
}

function factsOf(look) {
  const beganMs = began.callId === look.callId ? began.atMs : 0;
  const facts = [look.state === 'WINDOW_SERVING' && beganMs > 0
      ? [say('sinceStart'), clockOf(hallNow() - beganMs)]
      : [say('sinceCalled'), clockOf(hallNow() - look.calledMs)]];
  const expectedMs = serviceOf(look.service)?.expectedMs ?? 0;
  if (expectedMs > 0) {
    facts.push([say('usual'), say('minutes', Math.round(expectedMs / MS_PER_MINUTE))]);
  }
  if (shown.words() !== '') {
    facts.push([say('shownOn'), shown.words()]);
  }
  return facts;
}
