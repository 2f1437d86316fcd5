// What somebody should look after, one line each; the place is not there while there is nothing.

import {count, minutes} from './day.js';
import {find, make, setHidden, setText} from './dom.js';
import {named, say} from './words.js';

const lines = {};
for (const kind of ['longWaits', 'crowd', 'overtime']) {
  const mark = make('span', 'attention-mark');
  const title = make('strong', 'attention-title');
  const detail = make('span', 'attention-detail');
  const node = make('li', `attention-line ${kind}`, mark, title, detail);
  mark.setAttribute('aria-hidden', 'true');
  find('attention-lines').append(node);
  lines[kind] = {node, title, detail};
}

export function showAttention(hall) {
  showLongWaits(hall);
  showCrowd(hall);
  showOvertime(hall);
  setHidden(find('attention'), Object.values(lines).every(line => line.node.hidden));
}

function write(line, title, details) {
  setText(line.title, title);
  setText(line.detail, details.join(' · '));
  setHidden(line.node, title === '');
}

function showLongWaits(hall) {
  const {longWaits, longest} = hall.attention;
  const details = longest.map(
      one => say('longWait', one.number, one.service, minutes(one.waitedS)));
  if (longWaits > longest.length) {
    details.push(say('andMore', count(longWaits - longest.length)));
  }
  write(lines.longWaits, longWaits > 0 ? say('longWaits', count(longWaits)) : '', details);
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
