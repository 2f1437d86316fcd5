// What a clerk can do: each action with its key, when it can be done, what is asked first, and the
// wish that is sent. A wish names the call that the clerk saw, so a stale screen is refused.

import {hallNow} from './clock.js';
import {codeWords} from './codes.js';
import {ask} from './dialog.js';
import {className, planNow, serviceName, serviceOf, servicesIn, windowOf, wingName} from './hall.js';
import {say} from './words.js';

const MS_PER_DAY = 86_400_000;

const codes = list => list.map(code => [code, codeWords(code)]);
const reasonFrom = list => ({name: 'reason', label: say('reason'), kind: 'choice', options: codes(list)});
const until = () => ({name: 'until', label: say('until'), kind: 'time'});
const agree = () => say('agree');

const idle = look => look.state === 'WINDOW_READY';
const calling = look => look.state === 'WINDOW_CALLING';
const serving = look => look.state === 'WINDOW_SERVING';
const called = look => look.callId !== 0;

// The fault of a wish, said before anything is sent.
export class Unready extends Error {}

// A time of day as the next such moment in the hall's zone; 0 if none is given.
function momentOf(time, nowMs, timeZone) {
  if (!time) {
    return 0;
  }
  const [hours, minutes] = time.split(':').map(Number);
  const format = new Intl.DateTimeFormat('en-GB',
      {timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23'});
  const [h, m, s] = format.format(nowMs).split(':').map(Number);
  const sinceMidnightMs = ((h * 60 + m) * 60 + s) * 1000 + nowMs % 1000;
  const atMs = Math.round(nowMs - sinceMidnightMs) + (hours * 60 + minutes) * 60_000;
  if (atMs <= nowMs || atMs > nowMs + MS_PER_DAY) {
    throw new Unready(say('badTime'));
  }
  return atMs;
}

const moment = time => momentOf(time, hallNow(), planNow().timeZone);

// Where a visitor can be sent: "/" = the same service, "/AA" = another of this wing, "W/CA" = one of
// another wing.
function destinations(look) {
  const here = windowOf(look.window).wing;
  const wings = [...planNow().wings].sort((a, b) => (b.id === here) - (a.id === here));
  const list = wings.flatMap(wing => planNow().zones.flatMap(zone => servicesIn(wing.id, zone.id))
      .map(({id}) => (wing.id === here ? [`/${id}`, `${id} ${serviceName(id)}`]
          : [`${wing.id}/${id}`, `${wingName(wing.id)} · ${id} ${serviceName(id)}`])));
  return [['/', say('sameService', serviceName(look.service))], ...list];
}

function transferOf(callId, {to, window, place}) {
  const [wing, service] = to.split('/');
  if (wing !== '' && window !== '') {
    throw new Unready(say('otherWingWindow'));
  }
  return ['transferTicket', {callId, wing, service, window, place}];
}

function servedHere(look) {
  return windowOf(look.window).serves.filter(id => serviceOf(id))
      .map(id => [id, `${id} ${serviceName(id)}`]);
}

function windowsServing(look) {
  const {wing} = windowOf(look.window);
  const others = planNow().windows.filter(one => one.wing === wing && one.id !== look.window);
  return [['', say('anyWindow')], ...others.map(one => [one.id, one.id])];
}

async function reasonAndCall(title, list) {
  const said = await ask(title, [reasonFrom(list)], agree());
  return said && {reason: said.reason};
}

// id, key as pressed and as shown, words, when it can be done, and the wish: [action, fields] or
// null if the clerk changed their mind.
export const ACTIONS = [
  {
    id: 'next', key: 'F2', main: true,
    words: look => say(serving(look) ? 'finishNext' : 'next'),
    can: look => idle(look) || serving(look),
    unready: look => (calling(look) ? say('startFirst') : ''),
    wish: look => ['next', {finishing: look.callId}],
  },
  {
    id: 'recall', key: 'F3', words: () => say('recall'), can: calling,
    wish: look => ['recall', {callId: look.callId}],
  },
  {
    id: 'start', key: 'F4', words: () => say('start'), can: calling,
    wish: look => ['start', {callId: look.callId}],
  },
  {
    id: 'finish', key: 'F6', words: () => say('finish'), can: serving,
    wish: async look => {
      const options = codes(planNow().outcomes);
      const said = options.length < 2 ? {outcome: ''} : await ask(say('finish'),
          [{name: 'outcome', label: say('outcome'), kind: 'choice', options}], agree());
      return said && ['finish', {callId: look.callId, outcome: said.outcome}];
    },
  },
  {
    id: 'noShow', key: 'F7', words: () => say('noShow'), can: calling,
    unready: look => (calling(look) && look.announcement < planNow().minCallsForNoShow
        ? say('callMore', planNow().minCallsForNoShow) : ''),
    wish: look => ['noShow', {callId: look.callId}],
  },
  {
    id: 'hold', key: 'F8', words: () => say('hold'), can: serving,
    wish: async look => {
      const said = await ask(say('hold'), [reasonFrom(planNow().holdReasons), until()], agree());
      return said && ['holdTicket',
        {callId: look.callId, reason: said.reason, untilMs: moment(said.until)}];
    },
  },
  {
    id: 'transfer', key: 'F9', words: () => say('transfer'), can: serving,
    wish: async look => {
      const said = await ask(say('transfer'), [
        {name: 'to', label: say('service'), kind: 'select', options: destinations(look)},
        {name: 'window', label: say('window'), kind: 'select', options: windowsServing(look)},
        {name: 'place', label: say('place_'), kind: 'choice', options: [
          ['TRANSFER_KEEPS', say('placeKeeps')], ['TRANSFER_ANEW', say('placeAnew')]]},
      ], agree());
      return said && transferOf(look.callId, said);
    },
  },
  {
    id: 'giveBack', key: 'F10', words: () => say('giveBack'), can: called,
    wish: async look => {
      const said = await reasonAndCall(say('giveBack'), planNow().returnReasons);
      return said && ['returnTicket', {callId: look.callId, ...said}];
    },
  },
  {
    id: 'issue', key: 'F1', words: () => say('issue'), can: idle,
    wish: async look => {
      const said = await ask(say('issue'), [
        {name: 'service', label: say('service'), kind: 'select', options: servedHere(look)},
        {name: 'ticketClass', label: say('ticketClass'), kind: 'select',
          options: [...planNow().classes].sort((a, b) => a.headStartMs - b.headStartMs)
              .map(one => [one.id, className(one.id)])},
      ], agree());
      return said && ['issueAndServe', said];
    },
  },
  {
    id: 'add', key: '', words: () => say('add'), can: serving,
    wish: async look => {
      const said = await ask(say('add'), [
        {name: 'service', label: say('service'), kind: 'select', options: servedHere(look)}], agree());
      return said && ['addService', {callId: look.callId, service: said.service}];
    },
  },
  {
    id: 'change', key: '', words: () => say('change'), can: serving,
    wish: async look => {
      const said = await ask(say('change'), [
        {name: 'service', label: say('service'), kind: 'select', options: servedHere(look)}], agree());
      return said && ['changeService', {callId: look.callId, service: said.service}];
    },
  },
];

// What concerns the window as a whole: below.
export const DUTIES = [
  {
    id: 'pause', key: 'Shift+F8', words: () => say('pause'), can: idle,
    unready: look => (called(look) ? say('finishFirst') : ''),
    wish: async () => {
      const said = await ask(say('pause'), [reasonFrom(planNow().pauseReasons), until()], agree());
      return said && ['pauseWindow', {reason: said.reason, untilMs: moment(said.until)}];
    },
  },
  {
    id: 'open', key: 'Shift+F2',
    words: look => say(look.state === 'WINDOW_PAUSED' ? 'resumeWork' : 'open'),
    can: look => look.state === 'WINDOW_PAUSED' || look.state === 'WINDOW_CLOSED',
    wish: () => ['openWindow', {}],
  },
  {
    id: 'auto', key: '', words: look => say('auto', look.auto), can: () => true,
    wish: look => ['setAuto', {auto: !look.auto}],
  },
  {
    id: 'closeWindow', key: '', words: () => say('closeWindow'),
    can: look => idle(look) || look.state === 'WINDOW_PAUSED',
    unready: look => (called(look) ? say('finishFirst') : ''),
    wish: () => ['closeWindow', {}],
  },
  {
    id: 'signOut', key: '', words: () => say('signOut'), can: look => !called(look),
    unready: look => (called(look) ? say('finishFirst') : ''),
    wish: () => ['signOut', {}],
  },
];

// What a pressed key means: "Shift+F8".
export function keyOf(event) {
  return (event.ctrlKey ? 'Ctrl+' : '') + (event.shiftKey ? 'Shift+' : '') + event.key;
}

const DONE = {
  undo: 'saidUndone', recall: 'saidRecalled', start: 'saidStarted', signIn: 'saidSignedIn',
  openWindow: 'saidOpen', pauseWindow: 'saidPaused', closeWindow: 'saidClosed',
  transferTicket: 'saidTransferred',
};

const BECAME = {
  BECAME_WAITING: 'saidWaiting', BECAME_DEFERRED: 'saidDeferred', BECAME_PASSED: 'saidPassed',
  BECAME_HELD: 'saidHeld', BECAME_DONE: 'saidDone', BECAME_MERGED: 'saidMerged',
};

// What was done, in a line.
export function doneWords(action, reply) {
  if (reply.became === 'BECAME_MERGED') {
    return say('saidMerged');
  }
  if (DONE[action]) {
    return say(DONE[action]);
  }
  if (reply.call) {
    return say('saidCalled', reply.call.number);
  }
  if (action === 'next') {
    return say('saidFinished');
  }
  return say(BECAME[reply.became] ?? 'saidOk');
}
