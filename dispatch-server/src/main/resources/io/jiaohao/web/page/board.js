// The lobby board's page: follows a wing or one of its zones, shows the calls and speaks them.

import {hallNow, hallSpeed} from './clock.js';
import {find, setText} from './dom.js';
import {readPlan} from './hall.js';
import {Link} from './link.js';
import {deviceOf, pairAnew} from './pair.js';
import {showLink, showTime, startPage} from './page.js';
import {speakAloud, Voice} from './board-voice.js';
import {showCalls, showNotice, showSound, showZones} from './board-screen.js';
import './board-words.js';
import {sayIn} from './words.js';

const TURN_MS = 1_000;

const asked = new URLSearchParams(location.search);
const watch = {wing: asked.get('wing') ?? '', zone: asked.get('zone') ?? ''};
const ways = {left: asked.get('left') ?? '', right: asked.get('right') ?? ''};
const silent = asked.get('voice') === 'off';

let link = null;
let sound = '';

const clock = {nowMs: hallNow, ageMs: sinceMs => (hallNow() - sinceMs) / hallSpeed()};
const voice = new Voice(speak, clock, call => {
  const window = link.picture?.windows.get(call.window);
  return window?.callId === call.callId && window.state === 'WINDOW_CALLING';
});

async function speak(language, words) {
  sound = await speakAloud(language, words);
  showSound(sound);
}

find('sound').addEventListener('click', async () => {
  await speak('zh', sayIn('zh', 'soundOn'));
});

function hear() {
  showAll();
  if (link.picture === null) {
    return;
  }
  if (!silent) {
    voice.hear(link.picture.windows.values());
  }
  const {seq} = link.picture;
  requestAnimationFrame(() => link.shown(seq));
}

function showAll() {
  turn();
  const {picture} = link;
  if (picture !== null) {
    setText(find('title-zh'), picture.titleZh);
    setText(find('title-en'), picture.titleEn);
    document.title = picture.titleZh || '叫号';
    showZones(picture.zones.values());
  }
  showNotice(link.live, link.watchRefused, picture?.zones.values() ?? [], picture?.windows.values() ?? []);
}

function turn() {
  pairAnew(link);
  showLink(link);
  showTime();
  if (link.picture !== null) {
    showCalls(link.picture.windows.values(), ways);
  }
}

startPage(() => {});
await readPlan();
const deviceId = await deviceOf('board');
link = new Link({role: 'ROLE_BOARD', deviceId}, () => watch, hear);
showAll();
setInterval(turn, TURN_MS);
