// The manager's page: hears the hall and shows it. Starts everything, owns nothing but the order.

import './manager-words.js';
import {hearPlan} from './alarms.js';
import {ask, enterAs} from './ask.js';
import {hearAway, showAttention} from './attention.js';
import {hearHall, hearTime} from './clock.js';
import {showDay} from './day.js';
import {startDialog} from './dialog.js';
import {find} from './dom.js';
import {askEffects} from './effects.js';
import {showFixedWords, showLink, showNames, showTime} from './head.js';
import {Live} from './live.js';
import {isPast, showPast, startPast} from './past.js';
import {hearCurve, hearTaken, hearWaiting, showPlot} from './plot.js';
import {showRatings} from './ratings.js';
import {hearReasons, offerRelease, showRelease, startRelease} from './release.js';
import {showSaid} from './said.js';
import {askNotices, hearVoices, hearWings, showTold, startTold} from './told.js';
import {explain, showWhy, startWhy} from './why.js';
import {hearDevices, showTimes, showWindows, whenChosen} from './windows.js';
import {switchLanguage} from './words.js';
import {layOut, showWaits, showZones} from './zones.js';

const TURN_MS = 1_000;
const DEVICES_EVERY_MS = 1_500;
const NOTICES_EVERY_MS = 15_000;
const PLAN_EVERY_MS = 60_000;
const EFFECTS_EVERY_MS = 3_000;
const EFFECTS_SOON_MS = 500;

let hall = null;
let shown = null;

function hear(message) {
  if (message.kind === 'time') {
    hearTime(message);
    hearTaken(message.takenMs);
  } else if (message.kind === 'curve') {
    hearCurve(message.points);
    showPlot();
  } else if (message.kind === 'hall') {
    hall = message;
    hearHall(hall);
    hearWaiting(hall);
    if (!isPast()) {
      showHall(hall);
    }
  }
}

function showHall(picture) {
  shown = picture;
  showNames(picture);
  showDay(picture);
  showTold(picture);
  showAttention(picture);
  showRatings(isPast() ? [] : picture.attention.badRatings);
  layOut(picture);
  showZones(picture);
  showWindows(picture);
  turn();
}

// What changes as time goes by.
function turn() {
  showTime();
  showLink(live);
  if (hall !== null && !isPast()) {
    showAttention(hall);
    showWaits(hall);
    showTimes();
    showPlot();
  }
}

async function askDevices() {
  const answer = await ask('GET', '/manager/devices');
  const devices = answer.ok ? answer.body.devices : [];
  hearDevices(devices.filter(device => device.connected));
  hearAway(devices);
  hearVoices(devices);
}

async function askPlan() {
  const answer = await ask('GET', '/hall/plan');
  if (answer.ok) {
    hearPlan(answer.body);
    hearReasons(answer.body);
    hearWings(answer.body);
  }
}

async function tellEffects() {
  const all = await askEffects(() => {
    if (hall !== null && !isPast()) {
      showAttention(hall);
    }
  });
  setTimeout(tellEffects, all ? EFFECTS_EVERY_MS : EFFECTS_SOON_MS);
}

find('language').addEventListener('click', () => {
  switchLanguage();
  showFixedWords();
  showWhy();
  showRelease();
  showSaid();
  showPast();
  if (shown !== null) {
    showHall(shown);
  }
});

showFixedWords();
const live = new Live(hear);
turn();
setInterval(turn, TURN_MS);
startDialog();
startWhy(() => offerRelease(null));
startRelease();
startTold();
startPast(showHall, () => showHall(hall));
whenChosen(look => {
  if (look.callId !== undefined) {
    offerRelease(isPast() ? null : look);
    explain({call: look.callId});
  }
});
await enterAs(['manager', 'admin']);
askDevices();
askPlan();
askNotices();
tellEffects();
setInterval(askNotices, NOTICES_EVERY_MS);
setInterval(askDevices, DEVICES_EVERY_MS);
setInterval(askPlan, PLAN_EVERY_MS);
