// The page of a city: how full every hall is, the worst first, and the way into each.

import './city-words.js';
import {ask, enterAs, signOut, whyNot} from './ask.js';
import {levelOf, levels, showMosaic, startMosaic} from './city-mosaic.js';
import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {startPage} from './page.js';
import {language, locale, say} from './words.js';

const EVERY_MS = 2_000;
const OLD_AFTER_S = 8;
const LISTED_MAX = 60;
const STATES = ['open', 'closed', 'evacuated', 'away'];
const ORDERS = {
  byLongest: (a, b) => b.longestWaitS - a.longestWaitS || b.waiting - a.waiting,
  byWaiting: (a, b) => b.waiting - a.waiting || b.longestWaitS - a.longestWaitS,
  byUnserved: (a, b) => b.unserved - a.unserved || b.waiting - a.waiting,
  byServed: (a, b) => b.served - a.served,
  byName: () => 0,
};

const halls = new Map();
let nodes = [];
let version = -1;
let takenMs = 0;
let reached = true;
let pointedAt = '';
let said = () => '';

const number = value => value.toLocaleString(locale());
const nameOf = hall => (language() === 'zh' ? hall.zh || hall.en : hall.en || hall.zh) || hall.hall;
const stateOf = hall => say(`state${hall.state[0].toUpperCase()}${hall.state.slice(1)}`);
const minutes = seconds => say('minutesOf', number(Math.round(seconds / 60)));

async function look() {
  const answer = await ask('GET', `/api/city?after=${version}`);
  reached = answer.ok;
  if (answer.ok) {
    take(answer.body);
    showAll();
  }
  showAge();
  setTimeout(look, EVERY_MS);
}

// Another node, or this one started anew, counts its versions from the beginning again: then all halls come.
function take(told) {
  for (const row of told.halls) {
    const hall = Object.fromEntries(told.columns.map((column, i) => [column, row[i]]));
    halls.set(hall.hall, hall);
  }
  nodes = told.nodes;
  version = told.version;
  takenMs = performance.now() - told.ageMs;
}

function showAge() {
  const age = Math.round((performance.now() - takenMs) / 1000);
  const condition = version < 1 ? 'connecting' : !reached ? 'lost' : age > OLD_AFTER_S ? 'old' : 'live';
  if (document.body.dataset.link !== condition) {
    setText(find('link-said'), condition === 'lost' ? say('lostSaid') : '');
  }
  setAttribute(document.body, 'data-link', condition);
  setText(find('link-text'), say(condition, age));
}

// ---- What is wanted

function isFound(hall) {
  const wanted = find('search').value.trim().toLowerCase();
  const [state, node] = [find('state').value, find('node').value];
  return (wanted === '' || [hall.hall, hall.zh, hall.en].some(name => name.toLowerCase().includes(wanted)))
      && (state === '' || hall.state === state) && (node === '' || hall.node === node);
}

function choices(id, any, values) {
  const select = find(id);
  const key = JSON.stringify([any, values]);
  if (select.dataset.choices === key) {
    return;
  }
  select.dataset.choices = key;
  const before = select.value;
  const option = (value, word) => Object.assign(make('option', '', word), {value});
  select.replaceChildren(...(any === null ? [] : [option('', any)]),
      ...values.map(([value, word]) => option(value, word)));
  select.value = values.some(([value]) => value === before) ? before : select.options[0]?.value ?? '';
}

function showChoices() {
  choices('sort', null, Object.keys(ORDERS).map(order => [order, say(order)]));
  choices('state', say('anyState'), STATES.map(state => [state, stateOf({state})]));
  choices('node', say('anyNode'), nodes.map(node => [node.name, say('nodeServes', node.name, number(node.serving))]));
}

// ---- What is shown

function showAll() {
  document.title = say('cityDocument');
  const all = [...halls.values()];
  showChoices();
  showTotals(all);
  showKeys();
  showMosaic(all, hall => `${nameOf(hall)}, ${detail(hall)}`, isFound);
  const found = all.filter(isFound).sort(ORDERS[find('sort').value] ?? ORDERS.byLongest);
  const listed = found.slice(0, LISTED_MAX);
  setText(find('found'), listed.length < found.length
    ? say('foundFirst', number(listed.length), number(found.length), number(all.length))
    : say('found', number(found.length), number(all.length)));
  showRows(listed);
  setText(find('detail'), halls.has(pointedAt) ? detail(halls.get(pointedAt)) : '');
  setText(find('said'), said());
  setHidden(find('said'), said() === '');
}

function showTotals(all) {
  const sum = field => all.reduce((total, hall) => total + hall[field], 0);
  const count = state => all.filter(hall => hall.state === state).length;
  const totals = [['totalHalls', number(all.length)], ['totalWaiting', number(sum('waiting'))],
    ['totalWindows', say('ofWindows', number(sum('windowsOpen')), number(sum('windows')))],
    ['totalServed', number(sum('served'))], ['totalAway', number(count('away'))],
    ['totalEvacuated', number(count('evacuated'))]];
  find('totals').replaceChildren(...totals.map(([word, value]) =>
    make('div', 'total', make('dt', '', say(word)), make('dd', '', value))));
}

function showKeys() {
  const words = [say('levelNone'), ...levels.map(min => say('levelUnder', min)),
    say('levelOver', levels[levels.length - 1])];
  find('keys').replaceChildren(...words.map((word, level) => {
    const sample = make('span', 'tile sample');
    sample.dataset.level = level;
    sample.dataset.state = 'open';
    return make('li', '', sample, word);
  }));
}

function detail(hall) {
  return say('detailOf', {
    name: nameOf(hall),
    hall: hall.hall,
    state: stateOf(hall),
    waiting: number(hall.waiting),
    longest: minutes(hall.longestWaitS),
    median: minutes(hall.medianWaitS),
    open: number(hall.windowsOpen),
    windows: number(hall.windows),
    served: number(hall.served),
    unserved: hall.unserved,
    node: hall.node,
  });
}

// Rows are kept and written anew, so that the keyboard stays where it is.
function showRows(listed) {
  const rows = find('rows');
  while (rows.children.length > listed.length) {
    rows.lastElementChild.remove();
  }
  while (rows.children.length < listed.length) {
    rows.append(emptyRow());
  }
  listed.forEach((hall, i) => fill(rows.children[i], hall));
}

function emptyRow() {
  const button = make('button', 'enter');
  button.type = 'button';
  button.addEventListener('click', () => enter(button.dataset.hall));
  const name = make('th', '', button, make('span', 'under'));
  name.scope = 'row';
  return make('tr', '', name, make('td'), make('td'), make('td'));
}

function fill(row, hall) {
  const [name, longest, waiting, windows] = row.children;
  const [button, under] = name.children;
  button.dataset.hall = hall.hall;
  setText(button, nameOf(hall));
  setAttribute(button, 'aria-label', say('enterHall', nameOf(hall)));
  setText(under, [hall.hall, hall.state === 'open' ? '' : stateOf(hall), hall.node].filter(Boolean).join(' · '));
  setText(longest, minutes(hall.longestWaitS));
  setText(waiting, number(hall.waiting));
  setText(windows, say('ofWindows', number(hall.windowsOpen), number(hall.windows)));
  setAttribute(row, 'data-level', levelOf(hall));
}

// ---- Into a hall

async function enter(hall) {
  const answer = await ask('POST', '/api/city/enter', {hall});
  if (answer.ok) {
    location.assign(answer.body.address);
  } else {
    said = () => whyNot(answer);
    showAll();
  }
}

startPage(() => {
  showAll();
  showAge();
});
startMosaic(enter, hall => {
  pointedAt = hall;
  setText(find('detail'), detail(halls.get(hall)));
});
find('filters').addEventListener('input', showAll);
find('filters').addEventListener('submit', event => event.preventDefault());
find('sign-out').addEventListener('click', signOut);
setInterval(showAge, 1_000);
await enterAs(['manager', 'admin']);
look();
