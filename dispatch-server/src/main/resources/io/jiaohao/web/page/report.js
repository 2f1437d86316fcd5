// The report of a day: figures, heat maps, plots and tables, made to be printed as well.

import './report-words.js';
import {ask, askUntilTold, enterAs, whyNot} from './ask.js';
import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {startPage} from './page.js';
import {locale, named, say} from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const SHADES = 6;
const HOURS_FROM_S = 7_200;
const WIDTH = 600;
const HEIGHT = 190;
const FOOT = 22;
const HEAD = 18;
const AGAIN_MS = 2_000;

let hall = null;
let report = null;
let said = () => '';
let again = 0;

const number = value => value.toLocaleString(locale());
const minutes = seconds => (seconds / 60).toLocaleString(locale(), {maximumFractionDigits: 1});
const duration = seconds => (seconds < HOURS_FROM_S ? say('minutesOf', minutes(seconds))
    : say('hoursOf', (seconds / 3600).toLocaleString(locale(), {maximumFractionDigits: 1})));
const nameIn = (list, id) => named(list.find(one => one.id === id)?.name ?? {zh: id, en: id}) || id;

function tell(words, kind = 'waiting') {
  said = words;
  setText(find('said'), said());
  setAttribute(find('said'), 'data-kind', kind);
  setHidden(find('said'), said() === '');
}

async function look() {
  clearTimeout(again);
  const day = find('day').value;
  tell(() => say('lookingBack'));
  const answer = await ask('GET', `/manager/report?day=${encodeURIComponent(day)}`);
  if (answer.status === 0) {
    tell(() => whyNot(answer), 'bad');
    again = setTimeout(look, AGAIN_MS);
    return;
  }
  report = answer.ok ? answer.body : null;
  if (!answer.ok) {
    tell(() => whyNot(answer), 'bad');
  } else if (report.called === 0) {
    tell(() => say('nothing', day));
  } else {
    tell(() => '');
  }
  history.replaceState(null, '', `/report?day=${day}`);
  show();
}

function show() {
  setText(find('title'), say('reportTitle'));
  setText(find('said'), said());
  setText(find('day-name'), [hall ? named(hall.name) : '', report?.day].filter(Boolean).join(' · '));
  document.title = [say('reportTitle'), report?.day].filter(Boolean).join(' · ');
  setHidden(find('report'), report === null || report.called === 0);
  for (const table of ['waits', 'windows']) {
    find(`csv-${table}`).href = `/manager/report.csv?day=${find('day').value}&table=${table}`;
  }
  if (report !== null && report.called > 0) {
    showFigures();
    heat('heat', report.zones, zone => `${zone.wing}/${zone.zone}`, zone =>
      `${nameIn(hall.zones, zone.zone)} (${nameIn(hall.wings, zone.wing)})`, say('place'));
    heat('services', report.services, one => `${one.wing}/${one.service}`, one =>
      `${one.service} ${nameIn(hall.services, one.service)} (${one.wing})`, say('service'));
    showHours();
    showGrades();
    showWindows();
  }
}

function showFigures() {
  const graded = report.grades.reduce((sum, n) => sum + n, 0);
  const gradeSum = report.grades.reduce((sum, n, i) => sum + n * (i + 1), 0);
  const share = report.called === 0 ? 0 : report.noShows / report.called;
  const figures = [
    ['issued', number(report.issued)], ['called', number(report.called)],
    ['served', number(report.served)], ['noShows', number(report.noShows)],
    ['noShowShare', share.toLocaleString(locale(), {style: 'percent', maximumFractionDigits: 1})],
    ['p50', duration(report.waits.p50S)], ['p90', duration(report.waits.p90S)],
    ['worst', duration(report.waits.maxS)], ['overtime', duration(report.overtimeS)],
    ['meanGrade', graded === 0 ? '–'
      : (gradeSum / graded).toLocaleString(locale(), {maximumFractionDigits: 2})],
  ];
  find('figures').replaceChildren(...figures.map(([key, value]) =>
      make('div', 'figure', make('dt', '', say(key)), make('dd', '', value))));
}

// ---- Heat maps: a row a place or service, a column an hour

function heat(id, cells, keyOf, nameOf, corner) {
  const hours = hoursOf(cells);
  const most = deepest(cells.map(cell => cell.waits.p50S));
  const head = make('th', '', corner);
  head.scope = 'col';
  find(`${id}-head`).replaceChildren(make('tr', '', head, ...hours.map(hour => {
    const cell = make('th', '', say('hourOf', hour));
    cell.scope = 'col';
    return cell;
  })));
  const rows = new Map();
  cells.forEach(cell => rows.set(keyOf(cell), [...(rows.get(keyOf(cell)) ?? []), cell]));
  find(`${id}-rows`).replaceChildren(...[...rows.values()].map(row => {
    const name = make('th', '', nameOf(row[0]));
    name.scope = 'row';
    return make('tr', '', name, ...hours.map(hour =>
        heatCell(row.find(cell => cell.hour === hour), nameOf(row[0]), most)));
  }));
}

// What nearly all stay below has the deepest shade: a single visitor must not make all others pale.
function deepest(medians) {
  const sorted = medians.toSorted((one, other) => one - other);
  return Math.max(60, sorted[Math.floor((sorted.length - 1) * 0.95)]);
}

function heatCell(cell, name, most) {
  if (cell === undefined) {
    return make('td', 'cell');
  }
  const {p50S, p90S, count} = cell.waits;
  const node = make('td', 'cell', String(Math.round(p50S / 60)));
  node.dataset.shade = Math.min(SHADES - 1, Math.floor(p50S / most * SHADES));
  node.title = say('heatCell', name, cell.hour, minutes(p50S), minutes(p90S), number(count));
  return node;
}

function hoursOf(cells) {
  const all = cells.map(cell => cell.hour);
  const from = Math.min(...all);
  return Array.from({length: Math.max(...all) - from + 1}, (none, i) => from + i);
}

// ---- Plots

function draw(tag, attributes, text) {
  const node = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  if (text !== undefined) {
    node.textContent = text;
  }
  return node;
}

// groups: [{label, bars: [{value, words, kind}]}], each a bar from the foot up.
function plot(id, groups) {
  const most = Math.max(1, ...groups.flatMap(group => group.bars.map(bar => bar.value)));
  const step = WIDTH / groups.length;
  const nodes = [draw('line', {x1: 0, x2: WIDTH, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT, class: 'axis'})];
  groups.forEach((group, i) => {
    const wide = Math.min(36, step * 0.7 / group.bars.length);
    const left = i * step + (step - wide * group.bars.length) / 2;
    group.bars.forEach((bar, j) => {
      const high = bar.value / most * (HEIGHT - FOOT - HEAD);
      const x = left + j * wide;
      nodes.push(draw('rect', {x, y: HEIGHT - FOOT - high, width: wide - 2, height: high,
        class: `bar ${bar.kind}`}));
      nodes.push(draw('text', {x: x + wide / 2 - 1, y: HEIGHT - FOOT - high - 4, class: 'value'},
          bar.words));
    });
    nodes.push(draw('text', {x: i * step + step / 2, y: HEIGHT - 6, class: 'label'}, group.label));
  });
  find(id).replaceChildren(...nodes);
}

function showHours() {
  plot('hours-plot', hoursOf(report.hours).map(hour => {
    const waits = report.hours.find(cell => cell.hour === hour)?.waits;
    return {label: say('hourOf', hour), bars: ['p50S', 'p90S'].map(key => ({
      value: (waits?.[key] ?? 0) / 60, kind: key,
      words: waits ? String(Math.round(waits[key] / 60)) : ''}))};
  }));
}

function showGrades() {
  plot('grades-plot', report.grades.map((count, i) => ({label: say('gradeOf', i + 1),
    bars: [{value: count, words: number(count), kind: i < 2 ? 'bad' : 'good'}]})));
}

function showWindows() {
  const most = Math.max(1, ...report.windows.map(window => window.served));
  find('windows-rows').replaceChildren(...report.windows.map(window => {
    const bar = make('span', 'row-bar');
    bar.style.setProperty('inline-size', `${window.served / most * 100}%`);
    const name = make('th', '', window.window);
    name.scope = 'row';
    return make('tr', '', name, make('td', 'n', number(window.called)),
        make('td', 'n', number(window.served)), make('td', 'bar-cell', bar),
        make('td', 'n', number(window.noShows)),
        make('td', 'n', window.served === 0 ? '–'
            : say('minutesOf', minutes(window.servingS / window.served))),
        make('td', 'n', window.overtimeS === 0 ? '–' : say('minutesOf', minutes(window.overtimeS))),
        make('td', 'n', window.graded === 0 ? '–' : `${(window.gradeSum / window.graded)
            .toLocaleString(locale(), {maximumFractionDigits: 1})} (${number(window.graded)})`));
  }));
}

find('day-form').addEventListener('submit', event => {
  event.preventDefault();
  if (hall !== null) {
    look();
  }
});
find('print').addEventListener('click', () => print());
startPage(show);
show();
await enterAs(['manager', 'admin']);
const trouble = answer => tell(() => whyNot(answer), 'bad');
hall = await askUntilTold('/hall/plan', trouble);
const asked = new URLSearchParams(location.search).get('day');
find('day').value = asked;
find('day').value ||= (await askUntilTold('/api/hall', trouble)).day;
look();
