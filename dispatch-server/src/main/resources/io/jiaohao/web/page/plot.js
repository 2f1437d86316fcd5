// How many waited over the last hour: the server tells what was before the page was opened, from
// then on it is what the page has heard.

import {hallNow, hallSpeed, timeOf} from './clock.js';
import {find, setAttribute, setText} from './dom.js';
import {say} from './words.js';

const WIDTH = 600;
const HEIGHT = 60;
const STEP_MS = 2_000;
const GAP_MS = 20_000;
const POINTS_MAX = 900;
const LEAST_SPAN_MS = 120_000;
const TOPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

let points = [];
let hallId = null;

// Points are a step apart; within a step the newest counts. A gap in hearing is a gap in the line.
export function hearWaiting(hall) {
  const at = performance.now();
  if (hall.hall !== hallId || (points.length > 0 && hall.hallMs < points.at(-1).hallMs)) {
    points = [];
    hallId = hall.hall;
  }
  const before = points.at(-2);
  const point = {at, hallMs: hall.hallMs, waiting: hall.waiting};
  if (before !== undefined && at - before.at < STEP_MS) {
    points[points.length - 1] = point;
  } else {
    points.push(point);
    points = points.slice(-POINTS_MAX);
  }
}

// What was before the first that this page has heard: [[hall time, waiting]].
export function hearCurve(curve) {
  const firstMs = points[0]?.hallMs ?? Infinity;
  const before = curve.filter(([ms]) => ms < firstMs);
  points = [...before.map(([hallMs, waiting], i) => ({
    at: -Infinity, hallMs, waiting, heardMs: before[i + 1]?.[0] ?? points[0]?.hallMs ?? hallMs,
  })), ...points];
}

// The same number waited until the latest picture was taken.
export function hearTaken(takenMs) {
  if (points.length > 0) {
    points.at(-1).heardMs = takenMs;
  }
}

function roundTop(most) {
  const power = 10 ** Math.floor(Math.log10(Math.max(10, most)));
  return TOPS.map(top => top * power).find(top => top >= most);
}

export function showPlot() {
  if (points.length === 0) {
    return;
  }
  const toMs = hallNow();
  const fromMs = Math.min(points[0].hallMs, toMs - LEAST_SPAN_MS);
  const top = roundTop(Math.max(...points.map(point => point.waiting)));
  const x = ms => ((ms - fromMs) / (toMs - fromMs) * WIDTH).toFixed(1);
  const y = waiting => (HEIGHT - waiting / top * (HEIGHT - 2) - 1).toFixed(1);
  const line = runs(toMs).map(run => 'M' + run.map(([ms, n]) => `${x(ms)} ${y(n)}`).join('L'));
  const area = runs(toMs).map(run =>
      `M${x(run[0][0])} ${HEIGHT}L` + run.map(([ms, n]) => `${x(ms)} ${y(n)}`).join('L')
      + `L${x(run.at(-1)[0])} ${HEIGHT}Z`);
  setAttribute(document.querySelector('.plot-line'), 'd', line.join(''));
  setAttribute(document.querySelector('.plot-area'), 'd', area.join(''));
  setAttribute(document.querySelector('.plot-now'), 'd',
      `M${x(toMs)} ${y(points.at(-1).waiting)}h0`);
  setText(find('plot-top'), top);
  setText(find('plot-span'), say('plotSpan', timeOf(fromMs), timeOf(toMs)));
}

// The unbroken stretches: each point counts until the next, or until the page last heard of it.
function runs(toMs) {
  const all = [];
  let run = [];
  points.forEach((point, i) => {
    run.push([point.hallMs, point.waiting]);
    const nextMs = points[i + 1]?.hallMs ?? toMs;
    const heardMs = Math.min(nextMs, point.heardMs ?? point.hallMs);
    if (nextMs - heardMs > GAP_MS * hallSpeed() || i === points.length - 1) {
      run.push([heardMs, point.waiting]);
      all.push(run);
      run = [];
    }
  });
  return all;
}
