// A window's page: shows the present call and the queue, and sends what the clerk wants.

import {hallNow} from './clock.js';
import {codeWords} from './codes.js';
import {ask, startDialog} from './dialog.js';
import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {planNow, readPlan, windowOf, wingName, zoneName, zoneOfWindow} from './hall.js';
import {Link} from './link.js';
import {showPosted} from './lobby.js';
import {goToSignIn, showLink, showTime, startPage} from './page.js';
import {ACTIONS, doneWords, DUTIES, keyOf, Unready} from './window-actions.js';
import {askShown, noteCall, noteReason, showCall, showFacts} from './window-call.js';
import {hearQueue, showHeld, showQueue, showWaits} from './window-queue.js';
import './window-words.js';
import {language, named, say} from './words.js';

const TURN_MS = 1_000;
const ASK_SHOWN_EVERY_MS = 500;

// Also when the picture does not tell that something moved: one may have come as another was called.
const ASK_QUEUE_EVERY_MS = 10_000;
// At the desk, and on the card of who is not signed in here.
const SAID = ['said', 'sit-said'].map(find);
const SAY_FOR_MS = 8_000;
const UNAUTHORIZED = 401;

const id = new URLSearchParams(location.search).get('window') ?? '';
let account = null;
let link = null;
let busy = false;
let afterwards = null;
let lastAction = {callId: 0, untilMs: 0};
let saidUntilMs = 0;
let saidWords = () => '';
let queueSeen = '';
const buttons = new Map();

async function start() {
  startPage(showAll);
  startDialog();
  await Promise.all([readAccount(), readPlan(() => tell('bad', () => say('noPlan')))]);
  if (!windowOf(id)) {
    showWindowChoice();
    return;
  }
  makeButtons(ACTIONS, find('actions'));
  makeButtons(DUTIES, find('foot'));
  link = new Link({role: 'ROLE_WINDOW', deviceId: `window-${id}`}, () => ({windows: [id]}), hear);
  document.addEventListener('keydown', press);
  find('undo').addEventListener('click', undo);
  find('sit-down').addEventListener('click', sitDown);
  find('sit-other').addEventListener('click', () => location.assign('/window'));
  showAll();
  setInterval(turn, TURN_MS);
  setInterval(() => askShown(id), ASK_SHOWN_EVERY_MS);
  setInterval(() => hearQueue(id), ASK_QUEUE_EVERY_MS);
}

async function readAccount() {
  const answer = await fetch('/account');
  if (answer.status === UNAUTHORIZED) {
    goToSignIn();
    return new Promise(() => {});
  }
  account = answer.ok ? await answer.json() : {name: ''};
  return account;
}

// ---- Which window

function showWindowChoice() {
  setHidden(find('link'), true);
  setHidden(find('clock'), true);
  setHidden(find('choose'), false);
  find('choose-wings').replaceChildren(...planNow().wings
      .filter(wing => planNow().windows.some(one => one.wing === wing.id))
      .map(wing => make('section', 'choose-wing', make('h3', '', named(wing.name)),
          make('div', 'choose-windows', ...planNow().windows.filter(one => one.wing === wing.id)
              .map(one => {
                const door = make('a', 'button', one.id);
                door.href = `/window?window=${encodeURIComponent(one.id)}`;
                return door;
              })))));
}

// ---- The picture

const look = () => link?.picture?.windows.get(id) ?? null;

function hear() {
  const now = look();
  if (now !== null) {
    noteCall(now, link.picture);
    const {takeable, whole, seq} = link.picture;
    const queueKey = [takeable, now.callId, now.state, now.held.length, whole ? seq : ''].join();
    if (queueKey !== queueSeen) {
      queueSeen = queueKey;
      hearQueue(id);
    }
  }
  showAll();
}

// ---- What is seen

function showAll() {
  document.title = say('title', id || '?');
  if (planNow() === null) {
    return;
  }
  if (!windowOf(id)) {
    showWindowChoice();
    return;
  }
  setText(find('window-id'), id);
  setText(find('window-mode'), named(windowOf(id).name));
  setText(find('place'), say('place', wingName(windowOf(id).wing), zoneName(zoneOfWindow(id))));
  SAID.forEach(node => setText(node, saidWords()));
  turn();
  const now = look();
  if (now === null) {
    return;
  }
  setAttribute(document.body, 'data-state', now.state);
  const mine = now.clerk !== '' && now.clerk === account.name;
  showSeat(now, mine);
  setHidden(find('desk'), !mine);
  setHidden(find('foot'), !mine);
  if (mine) {
    showCall(now);
    showButtons(now);
    showQueue(link.picture.takeable, chooseTicket);
    showHeld(now.held, one => send(() => ['resumeTicket', {ticketId: one.ticketId}]));
  }
}

function showSeat(now, mine) {
  setHidden(find('sit'), mine);
  setText(find('clerk'), mine ? say('clerk', now.clerk) : '');
  if (mine) {
    return;
  }
  const taken = now.clerk !== '';
  setText(find('sit-title'), taken ? say('takenTitle', id, now.clerk) : say('sitTitle', id));
  const busyWith = taken && now.callId !== 0;
  setText(find('sit-text'), busyWith ? say('takenBusy', id, now.clerk, now.number)
      : taken ? say('takenText') : say('sitText'));
  setHidden(find('sit-manager'), !busyWith || !mayManage());
  setText(find('sit-down'), taken ? say('takenOut', now.clerk) : say('sitDown', account.name));
  setHidden(find('sit-down'), busyWith);
  find('sit-down').disabled = !link.live;
}

const mayManage = () => (account.roles ?? []).some(role => ['manager', 'admin'].includes(role));

async function sitDown() {
  const now = look();
  if (now.clerk !== '') {
    await send(() => ['signOut', {}]);
    return;
  }
  if (await send(() => ['signIn', {clerk: account.name}]) && look().state === 'WINDOW_CLOSED') {
    await send(() => ['openWindow', {}]);
  }
}

function makeButtons(actions, place) {
  for (const action of actions) {
    const words = make('span');
    const button = make('button', action.main ? 'button main action' : 'button action', words);
    button.type = 'button';
    button.dataset.action = action.id;
    if (action.key) {
      button.append(make('kbd', 'key', action.key));
    }
    button.addEventListener('click', () => act(action));
    place.append(button);
    buttons.set(action, {button, words});
  }
}

function showButtons(now) {
  buttons.forEach(({button, words}, action) => {
    setText(words, action.words(now));
    const off = busy || !link.live || !action.can(now);
    if (button.disabled !== off) {
      button.disabled = off;
    }
  });
}

// What changes as time goes by.
function turn() {
  if (link !== null) {
    showLink(link);
  }
  showTime();
  const now = look();
  if (now !== null && now.clerk === account.name) {
    showFacts(now);
    showWaits();
  }
  showUndo();
  showLobby();
  if (saidUntilMs !== 0 && performance.now() > saidUntilMs) {
    saidUntilMs = 0;
    SAID.forEach(node => setHidden(node, true));
  }
}

function showLobby() {
  const {notices, evacuations} = link?.picture?.lobby ?? {notices: [], evacuations: []};
  showPosted(notices.filter(notice => notice.zone === ''));
  setHidden(find('leaving'), evacuations.length === 0);
  setText(find('leaving'), say('leaving'));
}

// ---- What is done

function press(event) {
  if (event.repeat || event.altKey || event.metaKey) {
    return;
  }
  const key = keyOf(event);
  if (key === 'Ctrl+z' && !find('dialog').open) {
    event.preventDefault();
    undo();
    return;
  }
  const action = [...ACTIONS, ...DUTIES].find(one => one.key === key);
  if (action) {
    event.preventDefault();
    if (!find('dialog').open) {
      act(action);
    }
  }
}

function act(action) {
  const now = look();
  if (now === null || now.clerk !== account.name) {
    return;
  }
  if (busy) {
    afterwards = action;
    return;
  }
  const unready = action.unready?.(now) ?? '';
  if (unready !== '') {
    tell('bad', () => action.unready(now));
  } else if (action.can(now)) {
    send(() => action.wish(now));
  }
}

function chooseTicket(ticket) {
  const now = look();
  if (now.callId !== 0) {
    tell('bad', () => say('finishFirst'));
    return;
  }
  const {callReasons} = planNow();
  send(async () => {
    const options = callReasons.map(code => [code, codeWords(code)]);
    const said = await ask(say('callThis', ticket.number),
        [{name: 'reason', label: say('reason'), kind: 'choice', options}], say('agree'));
    return said && ['callTicket', {ticketId: ticket.ticketId, reason: said.reason}];
  });
}

// One wish at a time; what became of it is said in place. Resolves to whether it was done.
async function send(makeWish) {
  if (busy) {
    return false;
  }
  if (!link.live) {
    tell('bad', () => say('noLink'));
    return false;
  }
  busy = true;
  try {
    const about = look().callId;
    const wish = await makeWish();
    return wish !== null && await sendWish(wish, about);
  } catch (fault) {
    if (!(fault instanceof Unready)) {
      throw fault;
    }
    tell('bad', () => fault.message);
    return false;
  } finally {
    busy = false;
    showAll();
    actAfterwards();
  }
}

// A key pressed before the answer to the last one was there: its turn is now, if it still can be done.
function actAfterwards() {
  const action = afterwards;
  afterwards = null;
  if (action !== null) {
    act(action);
  }
}

async function sendWish([action, fields], about) {
  showAll();
  const reply = await link.ask(action, fields);
  if (reply === null) {
    tell('bad', () => say('noLink'));
    return false;
  }
  if (reply.status !== 'STATUS_DONE') {
    tell('bad', () => (reply.refusal ? inLanguage(reply.refusal) : say('serverFailed')));
    return false;
  }
  if (reply.call) {
    noteReason(reply.call);
  }
  const undoable = action !== 'undo' && (about !== 0 || reply.call);
  lastAction = undoable
      ? {callId: about || reply.call.callId, untilMs: hallNow() + planNow().undoWithinMs}
      : {callId: 0, untilMs: 0};
  tell('good', () => doneWords(action, reply));
  return true;
}

const inLanguage = refusal => (language() === 'zh' ? refusal.wordsZh : refusal.words);

function undo() {
  const {callId, untilMs} = lastAction;
  if (callId !== 0 && hallNow() < untilMs) {
    send(() => ['undo', {callId}]);
  }
}

function showUndo() {
  const leftMs = lastAction.untilMs - hallNow();
  const can = lastAction.callId !== 0 && leftMs > 0 && link?.live;
  setHidden(find('undo'), !can);
  if (can) {
    setText(find('undo'), say('undo', Math.ceil(leftMs / 1000)));
  }
}

// words: a function, so that they follow when the language is switched.
function tell(kind, words) {
  saidWords = words;
  for (const node of SAID) {
    setAttribute(node, 'data-kind', kind);
    setText(node, words());
    setHidden(node, false);
  }
  saidUntilMs = performance.now() + SAY_FOR_MS;
}

addEventListener('beforeunload', event => {
  if (link !== null && link.waiting > 0) {
    event.preventDefault();
  }
});

start();
