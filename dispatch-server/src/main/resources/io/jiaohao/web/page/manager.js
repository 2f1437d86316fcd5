// The manager's page: hears the hall and shows it. Starts everything, owns nothing but the order.

import './manager-words.js';
import {showAttention} from './attention.js';
import {hearHall, hearTime} from './clock.js';
import {showDay} from './day.js';
import {find} from './dom.js';
import {showFixedWords, showLink, showNames, showTime} from './head.js';
import {Live} from './live.js';
import {hearTaken, hearWaiting, showPlot} from './plot.js';
import {hearDevices, showTimes, showWindows} from './windows.js';
import {switchLanguage} from './words.js';
import {layOut, showWaits, showZones} from './zones.js';

const TURN_MS = 1_000;
const DEVICES_EVERY_MS = 15_000;

let hall = null;

function hear(message) {
  if (message.kind === 'time') {
    hearTime(message);
    hearTaken(message.takenMs);
  } else if (message.kind === 'hall') {
    hall = message;
    hearHall(hall);
    hearWaiting(hall);
    showHall();
  }
}

function showHall() {
  showNames(hall);
  showDay(hall);
  showAttention(hall);
  layOut(hall);
  showZones(hall);
  showWindows(hall);
  turn();
}

// What changes as time goes by.
function turn() {
  showTime();
  showLink(live);
  if (hall !== null) {
    showWaits(hall);
    showTimes();
    showPlot();
  }
}

async function askDevices() {
  try {
    const answer = await fetch('/api/devices');
    hearDevices((await answer.json()).devices);
  } catch {
    hearDevices([]);
  }
}

find('language').addEventListener('click', () => {
  switchLanguage();
  showFixedWords();
  if (hall !== null) {
    showHall();
  }
});

showFixedWords();
const live = new Live(hear);
turn();
setInterval(turn, TURN_MS);
askDevices();
setInterval(askDevices, DEVICES_EVERY_MS);
