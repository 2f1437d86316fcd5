// What a lobby board shows: the newest call, the calls before it, how many wait. A fixed number of
// rows that are written over, so the page does not grow through a day.

import {minutesSince} from './clock.js';
import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {wingOf, zoneOf, zoneOfWindow} from './hall.js';
import {leavingWords} from './lobby.js';
import {sayIn} from './words.js';

const ROWS = 5;
const ZONES_MAX = 8;
const PAUSED_MAX = 6;

const both = (key, ...values) => `${sayIn('zh', key, ...values)} · ${sayIn('en', key, ...values)}`;

// The windows with a call, the newest announcement first; those being called before those served.
function callsOf(windows) {
  const called = [...windows].filter(window => window.callId !== 0);
  return called.sort((a, b) => rank(a) - rank(b) || b.announcedMs - a.announcedMs
      || b.callId - a.callId);
}

const rank = window => (window.state === 'WINDOW_CALLING' ? 0 : 1);

// Which way to a window from this board: "E01-E35" is a range of ids.
function wayTo(window, ways) {
  const inRange = range => range.split(',').some(part => {
    const [from, to] = part.split('-');
    return window >= from && window <= (to ?? from);
  });
  return ways.left && inRange(ways.left) ? 'left' : ways.right && inRange(ways.right) ? 'right' : '';
}

const THIN_SPACE = '\u2009';
const ARROWS = {left: '←', right: '→', '': ''};

export function showCalls(windows, ways) {
  const calls = callsOf(windows);
  const newest = calls.length > 0 && rank(calls[0]) === 0 ? calls[0] : null;
  setAttribute(find('newest'), 'data-empty', newest === null);
  setText(find('newest-number'), newest?.number ?? '—');
  setText(find('newest-window'), newest?.window ?? '');
  setText(find('newest-way'), newest ? ARROWS[wayTo(newest.window, ways)] : '');
  const place = newest ? zoneOf(zoneOfWindow(newest.window))?.name : null;
  setText(find('newest-place'), place ? `${place.zh} ${place.en}` : '');
  setAttribute(find('newest'), 'data-call', newest ? `${newest.callId}.${newest.announcement}` : '');
  showRows(calls.filter(call => call !== newest).slice(0, ROWS), ways);
}

function showRows(calls, ways) {
  const body = find('recent');
  while (body.children.length > calls.length) {
    body.lastChild.remove();
  }
  calls.forEach((call, i) => {
    const row = body.children[i] ?? body.appendChild(make('tr', '', make('td', 'row-number'),
        make('td', 'row-window'), make('td', 'row-state', make('span'), make('span', 'other'),
            make('span', 'row-age'))));
    setAttribute(row, 'data-state', call.state);
    setText(row.children[0], call.number);
    setText(row.children[1], `${call.window}${THIN_SPACE}${ARROWS[wayTo(call.window, ways)]}`.trim());
    const key = call.state === 'WINDOW_CALLING' ? 'calling' : 'serving';
    const [zh, en, age] = row.children[2].children;
    setText(zh, sayIn('zh', key));
    setText(en, sayIn('en', key));
    setText(age, `${minutesSince(call.calledMs)} min`);
  });
}

// A zone in two wings stands there twice, each time with its wing.
const isTwice = (zone, zones) => zones.filter(one => one.zone === zone.zone).length > 1;

export function showZones(zones) {
  const list = find('zones');
  const shown = [...zones].slice(0, ZONES_MAX);
  while (list.children.length > shown.length) {
    list.lastChild.remove();
  }
  shown.forEach((zone, i) => {
    const node = list.children[i] ?? list.appendChild(make('li', 'zone', make('span', 'zone-name'),
        make('span', 'zone-other other'), make('span', 'zone-waiting')));
    setAttribute(node, 'data-crowd', zone.crowd);
    const wing = isTwice(zone, shown) ? wingOf(zone.wing)?.name : null;
    setText(node.children[0], (zone.nameZh || zone.zone) + (wing ? ` · ${wing.zh}` : ''));
    setText(node.children[1], zone.nameEn + (wing ? `, ${wing.en}` : ''));
    setText(node.children[2], zone.waiting);
  });
}

export function showNotice(live, zones, windows) {
  const crowded = [...zones].filter(zone => zone.crowd !== 'CROWD_CALM' && zone.crowd !== 'CROWD_BUSY');
  const paused = [...windows].filter(window => window.state === 'WINDOW_PAUSED').map(one => one.window);
  const key = !live ? ['noticeOffline'] : crowded.length > 0 ? ['noticeCrowded', crowded]
      : paused.length > 0 ? ['noticePaused', paused] : ['noticeNone'];
  const words = language => sayIn(language, key[0], key[0] === 'noticeCrowded'
      ? crowded.map(zone => (language === 'zh' ? zone.nameZh : zone.nameEn) || zone.zone).join('、')
      : paused.slice(0, PAUSED_MAX).join('、') + (paused.length > PAUSED_MAX ? '…' : ''));
  setText(find('notice'), `${words('zh')} · ${words('en').replaceAll('、', ', ')}`);
}

// Everybody has to leave: nothing else is on the screen, in both languages at once.
export function showEvacuation(evacuations) {
  setHidden(find('evacuation'), evacuations.length === 0);
  setText(find('evacuation-zh'), leavingWords(evacuations, 'zh'));
  setText(find('evacuation-en'), leavingWords(evacuations, 'en'));
}

export function showSound(state) {
  const button = find('sound');
  setHidden(button, state !== 'locked' && state !== 'none');
  setText(button, state === 'locked' ? both('soundLocked') : both('soundNone'));
}
