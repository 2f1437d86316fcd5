// The windows, a tile each: id, state by shape, colour and word, the number, and for how long.
// One tab stop a zone; the arrow keys go from tile to tile, and the foot tells more of the one in focus.

import {minutesSince, timeOf} from './clock.js';
import {count} from './day.js';
import {find, make, setAttribute, setText} from './dom.js';
import {say} from './words.js';

const STATES = ['serving', 'calling', 'ready', 'paused', 'closed', 'offline'];
const STEPS = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};

let tiles = new Map();
let looks = new Map();
let pointed = null;
let devices = [];
let choose = () => {};

const legend = STATES.map(state => {
  const word = make('span', 'legend-word');
  const number = make('span', 'number');
  const swatch = make('span', 'swatch', make('span', 'mark'));
  swatch.dataset.state = state;
  find('legend').append(make('li', 'legend-item', swatch, word, number));
  return {state, word, number};
});

export function makeTiles(windows) {
  const list = make('ul', 'tiles');
  windows.forEach((window, i) => {
    const id = make('span', 'window', window.window);
    const state = make('span', 'state unseen');
    const number = make('span', 'number');
    const since = make('span', 'since');
    const tile = make('button', 'tile', make('span', 'mark'), id, since, state, number);
    tile.type = 'button';
    tile.tabIndex = i === 0 ? 0 : -1;
    tile.dataset.window = window.window;
    tiles.set(window.window, {tile, state, number, since});
    list.append(make('li', '', tile));
  });
  list.addEventListener('keydown', event => step(list, event));
  list.addEventListener('click', event => {
    const look = looks.get(event.target.closest('.tile')?.dataset.window);
    if (look) {
      choose(look);
    }
  });
  list.addEventListener('focusin', event => point(event.target));
  list.addEventListener('focusout', () => point(null));
  list.addEventListener('pointerover', event => point(event.target.closest('.tile')));
  list.addEventListener('pointerleave', () => point(null));
  return list;
}

// Hears which window was pressed, as it looks now.
export function whenChosen(hear) {
  choose = hear;
}

function step(list, event) {
  const all = [...list.querySelectorAll('.tile')];
  const here = all.indexOf(event.target);
  const there = event.key === 'Home' ? 0
      : event.key === 'End' ? all.length - 1
      : event.key in STEPS ? here + STEPS[event.key] : -1;
  if (there >= 0 && there < all.length) {
    event.preventDefault();
    all[here].tabIndex = -1;
    all[there].tabIndex = 0;
    all[there].focus();
  }
}

function point(tile) {
  pointed = tile?.dataset.window ?? null;
  showDetail();
}

export function hearDevices(heard) {
  devices = heard;
  showDetail();
}

export function showWindows(hall) {
  looks = new Map(hall.windows.map(look => [look.window, look]));
  looks.forEach(showTile);
  for (const {state, word, number} of legend) {
    setText(word, say(state));
    setText(number, count(hall.windows.filter(look => look.state === state).length));
  }
  showTimes();
}

function showTile(look) {
  const {tile, state, number} = tiles.get(look.window) ?? {};
  if (tile) {
    setAttribute(tile, 'data-state', look.state);
    setAttribute(tile, 'data-call', look.number !== undefined);
    setText(state, look.number === undefined ? '' : say(look.state));
    setText(number, look.number ?? say(look.state));
  }
}

const age = look => {
  const minutes = minutesSince(look.calledAtMs);
  return minutes === 0 ? say('underMinute') : minutes;
};

// A tile has room for two digits of minutes; from then on hours and minutes, as on a clock.
function shortAge(minutes) {
  return minutes < 100 ? say('tileMinutes', minutes)
      : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

export function showTimes() {
  looks.forEach(look => {
    const tile = tiles.get(look.window);
    if (tile) {
      setText(tile.since, look.number === undefined ? '' : shortAge(minutesSince(look.calledAtMs)));
    }
  });
  showDetail();
}

function showDetail() {
  const look = looks.get(pointed);
  setText(find('detail'), look ? aboutWindow(look) : aboutDevices());
}

function aboutWindow(look) {
  const parts = look.number === undefined ? [look.window, say(look.state)] : [
    say('detailCall', look.window, say(look.state), look.number, look.service),
    say('detailSince', timeOf(look.calledAtMs), age(look)),
  ];
  if (look.announcement > 1) {
    parts.push(say('detailTimes', look.announcement));
  }
  if (look.pauseReason !== undefined) {
    parts.push(look.pauseUntilMs === 0 ? look.pauseReason
        : say('detailPause', look.pauseReason, timeOf(look.pauseUntilMs)));
  }
  if (look.held > 0) {
    parts.push(say('detailHeld', look.held));
  }
  if (look.clerk !== '') {
    parts.push(look.clerk);
  }
  return parts.join(' · ');
}

function aboutDevices() {
  const behind = devices.filter(device => device.behind).length;
  const parts = ['kiosk', 'window', 'board'].map(
      role => `${say(role)} ${count(devices.filter(device => device.role === role).length)}`);
  if (behind > 0) {
    parts.push(say('behind', behind));
  }
  return say('devices', parts.join(' · '));
}
