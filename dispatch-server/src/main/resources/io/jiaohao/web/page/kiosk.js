// A kiosk's page: zone, service, number. Every screen has a way on and a way back; an idle one goes
// back to the start. A number with a slip counts once the slip is out.

import {timeOf} from './clock.js';
import {find, setHidden, setText} from './dom.js';
import {planNow, readPlan, wingName} from './hall.js';
import {Link} from './link.js';
import {showPosted} from './lobby.js';
import {deviceOf, pairAnew} from './pair.js';
import {keep, kept, setType, showFixedWords, showLink, showTime, startPage} from './page.js';
import {SCREENS} from './kiosk-screens.js';
import {printAtServer} from './kiosk-printer.js';
import {printSlip} from './kiosk-slip.js';
import {readScreen, startReading, stopReading} from './kiosk-voice.js';
import './kiosk-words.js';
import {language, named, say, sayIn, speak} from './words.js';

const TURN_MS = 1_000;
const IDLE_AFTER_S = 45;
const WARN_S = 10;
const DONE_AFTER_S = 20;
// Long enough to put paper in.
const NO_SLIP_AFTER_S = 180;
const WAITS_EVERY_MS = 15_000;
const SLIP_KEPT_AS = 'jiaohao.slip';

const withPrinter = new URLSearchParams(location.search).get('printer') !== 'no';
const firstLanguage = new URLSearchParams(location.search).get('language') ?? 'zh';

let link = null;
let deviceId = '';
let wing = '';
let waits = {};
let path = [{screen: 'zones'}];
let idleS = 0;
let working = false;

const here = () => path[path.length - 1];

async function start() {
  speak(firstLanguage);
  startPage(showAll);
  setType('usual');
  showFixedWords();
  await readPlan();
  deviceId = await deviceOf('kiosk');
  link = new Link({role: 'ROLE_KIOSK', deviceId}, welcome => ({wing: welcome.wing}), hear);
  startReading();
  find('back').addEventListener('click', goBack);
  find('home').addEventListener('click', goHome);
  find('still-yes').addEventListener('click', touched);
  for (const kind of ['pointerdown', 'keydown']) {
    document.addEventListener(kind, touched, true);
  }
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      goBack();
    }
  });
  setInterval(turn, TURN_MS);
  setInterval(readWaits, WAITS_EVERY_MS);
  showAll();
}

// What screens know of this kiosk, and what touching them does.
const kiosk = {
  get wing() {
    return wing;
  },
  get waits() {
    return waits;
  },
  withPrinter,
  waitingIn: zone => link?.picture?.zones.get(`${wing}/${zone}`)?.waiting ?? 0,
  go, goHome, reset, refresh, takeNumber, checkIn, printAgain,
};

let welcomed = null;

function hear() {
  if (link.welcome !== null && link.welcome !== welcomed) {
    welcomed = link.welcome;
    if (wing !== welcomed.wing) {
      wing = welcomed.wing;
      readWaits();
    }
    voidUnprinted();
    showAll();
  }
  if (wing !== '' && (here().screen === 'zones' || here().screen === 'service')) {
    refreshCounts();
  }
  turn();
}

// After a power cut nobody knows whether the slip came out: who has it in hand is helped at a window.
async function voidUnprinted() {
  const ticketId = Number(kept(SLIP_KEPT_AS) ?? 0);
  if (ticketId > 0 && !working && await link.ask('reportPrintFailure', {ticketId}) !== null) {
    keep(SLIP_KEPT_AS, '0');
  }
}

async function readWaits() {
  try {
    const answer = await fetch(`/hall/waits?${new URLSearchParams({wing})}`);
    waits = answer.ok ? (await answer.json()).services : {};
  } catch {
    waits = {};
  }
}

// ---- Ways

function go(step) {
  path.push(step);
  showAll();
  find('main').focus();
  scrollTo(0, 0);
}

function goBack() {
  if (working || path.length === 1) {
    return;
  }
  if (here().final) {
    goHome();
    return;
  }
  path.pop();
  showAll();
  find('main').focus();
}

function goHome() {
  if (working) {
    return;
  }
  path = [{screen: 'zones'}];
  showAll();
  find('main').focus();
}

// The next visitor begins with the kiosk's own language and type.
function reset() {
  find('still').close();
  speak(firstLanguage);
  setType('usual');
  showFixedWords();
  stopReading();
  goHome();
}

function touched() {
  idleS = 0;
  if (find('still').open) {
    find('still').close();
  }
}

function turn() {
  showTime();
  showLink(link);
  pairAnew(link);
  setHidden(find('away'), link.condition === 'connecting' || link.live);
  const text = link.condition === 'rejected' ? 'awayUnknown' : 'awayText';
  setText(find('away-text'), say(text));
  setText(find('away-other'), `${sayIn('en', 'awayTitle')}. ${sayIn('en', text)}`);
  setHidden(find('away-other'), language() === 'en');
  showLobby();
  countIdle();
}

// Notices for everybody, and that everybody has to leave: in both languages, whoever stands here.
function showLobby() {
  const {notices, evacuations} = link.picture?.lobby ?? {notices: [], evacuations: []};
  showPosted(notices.filter(notice => notice.zone === ''));
  const other = language() === 'zh' ? 'en' : 'zh';
  setText(find('leaving-other'), `${sayIn(other, 'leaveTitle')} ${sayIn(other, 'leaveText')}`);
  setHidden(find('leaving'), evacuations.length === 0);
}

function countIdle() {
  const atStart = path.length === 1 && language() === firstLanguage
      && document.documentElement.dataset.type !== 'large'
      && find('read').getAttribute('aria-pressed') !== 'true';
  if (working || atStart) {
    idleS = 0;
    return;
  }
  idleS += TURN_MS / 1000;
  const limitS = here().screen === 'noSlip' ? NO_SLIP_AFTER_S : here().final ? DONE_AFTER_S : IDLE_AFTER_S;
  if (idleS >= limitS) {
    idleS = 0;
    reset();
  } else if (!here().final && limitS - idleS <= WARN_S) {
    setText(find('still-text'), say('stillText', limitS - idleS));
    if (!find('still').open) {
      find('still').showModal();
    }
  }
}

// ---- Screens

function showAll() {
  if (planNow() === null) {
    return;
  }
  const name = named(planNow().name);
  document.title = say('title', name);
  setText(find('hall-name'), name);
  setText(find('place'), wing === '' ? '' : wingName(wing));
  setText(find('back'), say('back'));
  setText(find('home'), say('home'));
  setHidden(find('back'), path.length === 1 || here().final === true);
  setHidden(find('home'), path.length === 1);
  if (wing !== '') {
    refresh();
  }
  if (link !== null) {
    turn();
  }
}

function refresh() {
  const {title, lead, parts} = SCREENS[here().screen](here(), kiosk);
  const focused = document.activeElement?.dataset?.id;
  setText(find('title'), title);
  setText(find('lead'), lead ?? '');
  setHidden(find('lead'), !lead);
  find('screen').className = `screen screen-${here().screen}`;
  find('screen').replaceChildren(...parts);
  if (focused) {
    find('screen').querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
  }
  readScreen();
}

// What the hall tells changes words in place: a button that is being touched must stay.
function refreshCounts() {
  const {lead, parts} = SCREENS[here().screen](here(), kiosk);
  setText(find('lead'), lead ?? '');
  const shown = [...find('screen').children];
  parts.forEach((part, i) => {
    const line = part.querySelector('.tile-line');
    if (line && shown[i]?.dataset.id === part.dataset.id) {
      setText(shown[i].querySelector('.tile-line'), line.textContent);
    }
  });
}

// ---- Numbers

async function takeNumber(service, ticketClass, printing) {
  await whileWorking(async () => {
    const reply = await link.ask('issueTicket', {service, ticketClass, printing});
    await hand(reply, printing, {service, ticketClass});
  });
}

async function checkIn(bookingId) {
  await whileWorking(async () => {
    const reply = await link.ask('checkIn', {bookingId, printing: withPrinter});
    await hand(reply, withPrinter, {service: '', ticketClass: planNow().appointmentClass});
  });
}

// One visitor's wish at a time; while it is under way nothing else can be touched.
async function whileWorking(work) {
  if (working) {
    return;
  }
  working = true;
  path.push({screen: 'working', words: 'taking', final: true});
  showAll();
  try {
    await work();
  } finally {
    working = false;
    idleS = 0;
    showAll();
  }
}

function arrive(step) {
  path = [{screen: 'zones'}, {...step, final: true}];
}

async function hand(reply, printing, asked) {
  if (reply === null) {
    path.pop();
    return;
  }
  if (reply.status !== 'STATUS_DONE') {
    const refusal = reply.refusal ?? {words: sayIn('en', 'serverFailed'), wordsZh: sayIn('zh', 'serverFailed')};
    arrive({screen: 'refused', refusal});
    return;
  }
  const {issued} = reply;
  const late = reply.booked?.late ?? false;
  if (!printing) {
    arrive({screen: 'number', issued, printed: false, late, ticketClass: asked.ticketClass});
    return;
  }
  await handSlip({...asked, issued, late});
}

// The same number once more, with new paper: it counts from its issue.
async function printAgain(step) {
  await whileWorking(() => handSlip(step));
}

async function handSlip({issued, late, service, ticketClass}) {
  keep(SLIP_KEPT_AS, String(issued.ticketId));
  path.push({screen: 'working', words: 'printing', final: true});
  showAll();
  const out = await printAtServer(deviceId, issued.ticketId) ?? await printSlip(issued, timeOf(issued.issuedMs));
  const reply = await link.askUntilSent(out ? 'confirmPrint' : 'reportPrintFailure', {ticketId: issued.ticketId});
  keep(SLIP_KEPT_AS, '0');
  if (out && reply.status !== 'STATUS_DONE') {
    arrive({screen: 'refused', refusal: reply.refusal ?? {words: sayIn('en', 'serverFailed'), wordsZh: sayIn('zh', 'serverFailed')}});
    return;
  }
  arrive(out ? {screen: 'number', issued, printed: true, late, ticketClass}
      : {screen: 'noSlip', issued, late, service, ticketClass});
}

start();
