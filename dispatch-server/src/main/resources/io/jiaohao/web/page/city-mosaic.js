// All halls of a city at once: a tile each, as large as lets all of them be seen without scrolling.
// How long people wait is told by the tile's ground and by the thickness of its lower edge, how many
// by its number, and what else a hall does by a sign.

import {find, make, setAttribute, setText} from './dom.js';

const LEVELS_MIN = [10, 20, 40];
const SIGNS = {closed: '·', evacuated: '!', away: '×'};
const TILE_MIN = 14;
const TILE_MAX = 96;
const GAP = 2;

let tiles = new Map();
let order = [];
let columns = 1;
let chosen = 0;

// 0: nobody waits; then 1 to 4, the longer the higher.
export function levelOf(hall) {
  if (hall.waiting === 0) {
    return 0;
  }
  return 1 + LEVELS_MIN.filter(minutes => hall.longestWaitS >= minutes * 60).length;
}

export const levels = LEVELS_MIN;

// opened: hears of the hall whose tile was pressed; pointed: of the one that is pointed at.
export function startMosaic(opened, pointed) {
  const field = find('mosaic');
  const hallOf = event => event.target.closest('.tile')?.dataset.hall;
  field.addEventListener('click', event => {
    const hall = hallOf(event);
    if (hall) {
      opened(hall);
    }
  });
  for (const kind of ['pointerover', 'focusin']) {
    field.addEventListener(kind, event => {
      const hall = hallOf(event);
      if (hall) {
        pointed(hall);
      }
    });
  }
  field.addEventListener('focusin', event => choose(order.indexOf(hallOf(event))));
  field.addEventListener('keydown', move);
  new ResizeObserver(fit).observe(field);
}

function move(event) {
  const steps = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns,
    Home: -chosen, End: order.length - 1 - chosen};
  const step = steps[event.key];
  if (step === undefined) {
    return;
  }
  event.preventDefault();
  const next = chosen + step;
  if (next >= 0 && next < order.length) {
    choose(next);
    tiles.get(order[next]).focus();
  }
}

// One tile alone is reached by the tab key.
function choose(index) {
  if (index < 0) {
    return;
  }
  tiles.get(order[chosen])?.setAttribute('tabindex', '-1');
  chosen = index;
  tiles.get(order[chosen])?.setAttribute('tabindex', '0');
}

// halls: in the order in which they are shown; all of them.
export function showMosaic(halls, labelOf, isFound) {
  if (halls.length !== order.length || halls.some((hall, i) => hall.hall !== order[i])) {
    build(halls);
  }
  for (const hall of halls) {
    const tile = tiles.get(hall.hall);
    setAttribute(tile, 'data-level', levelOf(hall));
    setAttribute(tile, 'data-state', hall.state);
    setAttribute(tile, 'data-found', isFound(hall));
    setAttribute(tile, 'aria-label', labelOf(hall));
    setText(tile, SIGNS[hall.state] ?? (hall.waiting > 0 ? hall.waiting : ''));
  }
}

function build(halls) {
  order = halls.map(hall => hall.hall);
  tiles = new Map(order.map(id => {
    const tile = make('button', 'tile');
    tile.type = 'button';
    tile.dataset.hall = id;
    tile.tabIndex = -1;
    return [id, tile];
  }));
  find('mosaic').replaceChildren(...tiles.values());
  chosen = 0;
  choose(0);
  fit();
}

function fit() {
  const {clientWidth, clientHeight} = find('mosaic');
  let size = TILE_MAX;
  while (size > TILE_MIN && !fits(size, clientWidth, clientHeight)) {
    size--;
  }
  columns = Math.max(1, Math.floor((clientWidth + GAP) / (size + GAP)));
  find('mosaic').style.setProperty('--tile', `${size}px`);
}

function fits(size, width, height) {
  const across = Math.max(1, Math.floor((width + GAP) / (size + GAP)));
  return Math.ceil(order.length / across) * (size + GAP) - GAP <= height;
}
