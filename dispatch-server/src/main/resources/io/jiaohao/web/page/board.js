// The lobby board's page: follows a wing or one of its zones, shows the calls and speaks them, if it
// is the board that speaks for what it watches.

import {hallNow, hallSpeed} from './clock.js';
import {find, setText} from './dom.js';
import {readPlan} from './hall.js';
import {Link} from './link.js';
import {showPosted} from './lobby.js';
import {deviceOf, pairAnew} from './pair.js';
import {showLink, showTime, startPage} from './page.js';
import {BoardVoice} from './board-lease.js';
import {cutShort, speakAloud, Voice, voiceState} from './board-voice.js';
import {showCalls, showEvacuation, showNotice, showSound, showZones} from './board-screen.js';
import './board-words.js';
import {sayIn} from './words.js';

const TURN_MS = 1_000;

const asked = new URLSearchParams(location.search);
const watch = {wing: asked.get('wing') ?? '', zone: asked.get('zone') ?? ''};
const ways = {left: asked.get('left') ?? '', right: asked.get('right') ?? ''};
const silent = asked.get('voice') === 'off';

let link = null;

const clock = {nowMs: hallNow, ageMs: sinceMs => (hallNow() - sinceMs) / hallSpeed()};
const voice = new Voice(speak, clock, call => {
  const window = link.picture?.windows.get(call.window);
  return window?.callId === call.callId && window.state === 'WINDOW_CALLING';
}, undefined, cutShort);
let part = null;

async function speak(language, words, asked) {
  const heard = await speakAloud(language, words, asked);
  part.heard(heard);
  return heard;
}

// A touch unlocks the sound; what was called meanwhile is not said any more, only shown.
find('sound').addEventListener('click', () => speak('zh', sayIn('zh', 'soundOn'), {say: 'sound'}));

function hear() {
  showAll();
  part?.hear();
  if (link.picture === null) {
    return;
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
    showEvacuation(picture.lobby.evacuations);
  }
  showNotice(link.live, link.watchRefused, picture?.zones.values() ?? [], picture?.windows.values() ?? []);
}

function turn() {
  pairAnew(link);
  showLink(link);
  showTime();
  part?.turn();
  if (link.picture !== null) {
    showCalls(link.picture.windows.values(), ways);
    showPosted(link.picture.lobby.notices);
  }
}

startPage(() => {});
await readPlan();
const deviceId = await deviceOf('board');
link = new Link({role: 'ROLE_BOARD', deviceId}, () => watch, hear);
if (!silent) {
  part = new BoardVoice(link, voice, showSound);
  voiceState().then(state => part.become(state));
}
showAll();
setInterval(turn, TURN_MS);
