// Wings and zones: how many wait in each, how long, and how its windows are doing. Laid out anew
// only when the hall's plan changes; otherwise figures are written into what is there.

import {hallNow} from './clock.js';
import {count, minutes, waited} from './day.js';
import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {makeTiles} from './windows.js';
import {named, say} from './words.js';

const LEAST_FULL_BAR = 20;
let laidOutAs = '';
let wings = [];

function layoutOf(hall) {
  const windows = hall.windows.map(w => [w.window, w.wing, w.zone].join());
  return JSON.stringify([hall.hall, hall.zones.map(z => [z.wing, z.zone]), windows]);
}

export function layOut(hall) {
  const layout = layoutOf(hall);
  if (layout === laidOutAs) {
    return;
  }
  laidOutAs = layout;
  const byWing = new Map();
  hall.zones.forEach(zone => byWing.set(zone.wing, [...(byWing.get(zone.wing) ?? []), zone]));
  wings = [...byWing].map(([id, zones]) => makeWing(id, zones, hall));
  find('wings').replaceChildren(...wings.map(wing => wing.node));
  setHidden(find('nothing'), wings.length > 0);
}

function makeWing(id, zones, hall) {
  const title = make('h2');
  const load = make('p', 'wing-load');
  const parts = zones.map(zone => makeZone(zone, hall));
  const node = make('section', 'wing', make('div', 'wing-head', title, load),
      ...parts.map(part => part.node));
  title.id = `wing-${id}`;
  setAttribute(node, 'aria-labelledby', title.id);
  return {id, node, title, load, zones: parts};
}

function makeZone(zone, hall) {
  const title = make('h3');
  const warning = make('p', 'warning');
  const bar = make('span', 'bar');
  const figures = Object.fromEntries(
      ['zoneWaiting', 'zoneLongest', 'zoneOpen', 'zoneBusy', 'zoneWaits'].map(key => {
        const term = make('dt');
        const number = make('span', 'number');
        const unit = make('span', 'unit');
        const node = make('div', `zone-figure ${key}`, term, make('dd', '', number, unit));
        return [key, {node, term, number, unit}];
      }));
  figures.zoneWaiting.node.lastChild.append(make('span', 'bar-field', bar));
  setAttribute(figures.zoneWaiting.node.querySelector('.bar-field'), 'aria-hidden', 'true');
  const tiles = makeTiles(hall.windows.filter(w => w.wing === zone.wing && w.zone === zone.zone));
  const list = make('dl', 'zone-figures', ...Object.values(figures).map(one => one.node));
  const node = make('section', 'zone',
      make('div', 'zone-head', make('div', 'zone-name', title, warning), list), tiles);
  title.id = `zone-${zone.wing}-${zone.zone}`;
  setAttribute(node, 'aria-labelledby', title.id);
  return {wing: zone.wing, zone: zone.zone, node, title, warning, bar, figures, tiles};
}

export function showZones(hall) {
  const most = Math.max(LEAST_FULL_BAR, ...hall.zones.map(zone => zone.waiting));
  for (const wing of wings) {
    const zones = hall.zones.filter(zone => zone.wing === wing.id);
    const sum = key => zones.reduce((total, zone) => total + zone[key], 0);
    setText(wing.title, named(zones[0].wingName) || wing.id);
    setText(wing.load, say('wingLoad', count(sum('waiting')), count(sum('windows'))));
    wing.zones.forEach(part => showZone(
        part, zones.find(zone => zone.zone === part.zone), hall, most));
  }
}

function showZone(part, zone, hall, most) {
  const name = named(zone.zoneName) || zone.zone;
  setText(part.title, name);
  setAttribute(part.tiles, 'aria-label', say('windowsOf', name));
  const warnings = [];
  if (zone.crowd !== 'calm') {
    warnings.push(`${zone.crowd === 'crowded' ? '▲▲' : '▲'} ${say(zone.crowd)}`);
  }
  if (zone.waiting > 0 && zone.windowsOpen === 0) {
    warnings.push(say('noWindow'));
  }
  setText(part.warning, warnings.join(' · '));
  setHidden(part.warning, warnings.length === 0);
  part.bar.style.setProperty('inline-size', `${(zone.waiting / most * 100).toFixed(1)}%`);
  const waits = zone.waits;
  write(part.figures.zoneWaiting, 'zoneWaiting', count(zone.waiting), say('people'));
  write(part.figures.zoneOpen, 'zoneOpen', say('outOf', zone.windowsOpen, zone.windows), '');
  write(part.figures.zoneBusy, 'zoneBusy',
      say('outOf', zone.windowsCalling, zone.windowsServing), '');
  write(part.figures.zoneWaits, 'zoneWaits',
      say('outOf', waited(waits, 'p50S'), waited(waits, 'p90S')), say('minute'));
  showLongest(part, zone, hall);
}

function write(figure, key, value, unit) {
  setText(figure.term, say(key));
  setText(figure.number, value);
  setText(figure.unit, unit);
}

// Who waits longest goes on waiting between two pictures.
function showLongest(part, zone, hall) {
  const sinceS = Math.max(0, hallNow() - hall.hallMs) / 1000;
  const waits = zone.waiting > 0;
  write(part.figures.zoneLongest, 'zoneLongest',
      waits ? minutes(zone.longestWaitS + sinceS) : '–', waits ? say('minute') : '');
}

export function showWaits(hall) {
  for (const part of wings.flatMap(wing => wing.zones)) {
    showLongest(part, hall.zones.find(z => z.wing === part.wing && z.zone === part.zone), hall);
  }
}
