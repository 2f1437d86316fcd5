// What somebody should look after, one line each; the place is not there while there is nothing.

import {alarms} from './alarms.js';
import {count, minutes} from './day.js';
import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {effectWords, wantEffects} from './effects.js';
import {awayWords} from './health.js';
import {isPast} from './past.js';
import {printerWords} from './printers.js';
import {voiceAreas} from './voice-areas.js';
import {named, say} from './words.js';

const lines = {};
let devices = [];
let shownHall = null;

for (const kind of ['voice', 'crowd', 'printers', 'devices', 'overtime']) {
  lines[kind] = newLine(kind);
  find('attention-lines').append(lines[kind].node);
}

function newLine(kind) {
  const mark = make('span', 'attention-mark');
  const title = make('strong', 'attention-title');
  const detail = make('span', 'attention-detail');
  const proposal = make('span', 'attention-proposal');
  const effect = make('span', 'attention-effect');
  const node = make('li', `attention-line ${kind}`, mark, title, detail, proposal, effect);
  mark.setAttribute('aria-hidden', 'true');
  return {node, title, detail, proposal, effect};
}

export function showAttention(hall) {
  shownHall = hall;
  setAttribute(find('attention-lines'), 'aria-label', say('attention'));
  showAlarms(alarms(hall));
  showVoice(hall);
  showCrowd(hall);
  showPrinters();
  showDevices();
  showOvertime(hall);
  setHidden(find('attention'),
      [...find('attention-lines').children].every(line => line.hidden));
}

export function hearAway(heard) {
  devices = heard;
  if (shownHall !== null) {
    showAttention(shownHall);
  }
}

function write(line, title, details, proposal = '', effect = '') {
  setText(line.title, title);
  setText(line.detail, details.join(' · '));
  setText(line.proposal, proposal === '' ? '' : `→ ${proposal}`);
  setText(line.effect, effect);
  setHidden(line.effect, effect === '');
  setHidden(line.node, title === '');
}

// As many lines as there are alarms, before all others; a line is written over, never made anew.
let alarmLines = [];

function showAlarms(found) {
  while (alarmLines.length < found.length) {
    const line = newLine('alarm');
    lines.crowd.node.before(line.node);
    alarmLines.push(line);
  }
  wantEffects(isPast() ? [] : found.flatMap(alarm => alarm.deeds));
  alarmLines.forEach((line, i) => {
    const alarm = found[i];
    setAttribute(line.node, 'data-kind', alarm?.kind ?? '');
    const effects = isPast() ? [] : (alarm?.deeds ?? []).map(effectWords).filter(Boolean);
    write(line, alarm?.title ?? '', alarm?.detail ? [alarm.detail] : [], alarm?.proposal,
        effects.join(say('effectOr')));
  });
}

function showPrinters() {
  const {title, details, proposal} = printerWords(isPast() ? [] : devices);
  write(lines.printers, title, details, proposal);
}

function showDevices() {
  const {title, details, proposal} = awayWords(isPast() ? [] : devices);
  write(lines.devices, title, title === '' ? [] : details, proposal);
}

// Calls that nobody hears: no board speaks for a part of the hall, or one is locked.
function showVoice(hall) {
  const areas = voiceAreas(isPast() ? [] : devices, hall);
  const mute = areas.filter(area => area.speaker === '');
  const locked = areas.flatMap(area => area.locked);
  const details = locked.map(id => say('voiceLocked', id));
  write(lines.voice, mute.length > 0 ? mute.map(area => area.words).join(' · ')
      : locked.length > 0 ? details.shift() : '', details,
  locked.length > 0 ? say('proposeTouch') : mute.length > 0 ? say('proposeVoice') : '');
}

function showCrowd(hall) {
  const full = hall.zones.filter(zone => zone.crowd !== 'calm')
      .sort((one, other) => other.crowd.localeCompare(one.crowd) || other.waiting - one.waiting);
  const title = hall.crowd !== 'calm' ? say('crowdHall', say(hall.crowd), count(hall.waiting))
      : full.length > 0 ? say('crowdZones') : '';
  lines.crowd.node.dataset.level = hall.crowd === 'crowded' || full[0]?.crowd === 'crowded'
      ? 'crowded' : 'busy';
  write(lines.crowd, title, full.map(zone => say('crowdZone',
      named(zone.zoneName) || zone.zone, named(zone.wingName) || zone.wing, say(zone.crowd),
      count(zone.waiting))));
}

function showOvertime(hall) {
  const {overtimeCalls, overtimeS} = hall.figures;
  write(lines.overtime,
      overtimeCalls > 0 ? say('overtime', count(overtimeCalls), minutes(overtimeS)) : '',
      hall.overtime.map(
          one => say('overtimeAt', one.window, count(one.calls), minutes(one.overtimeS))));
}
