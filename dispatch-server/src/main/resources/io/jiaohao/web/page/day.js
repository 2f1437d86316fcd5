// The figures of the day.

import {find, make, setText} from './dom.js';
import {locale, say} from './words.js';

const FIGURES = [
  ['waiting', hall => count(hall.waiting), 'people'],
  ['issued', hall => count(hall.figures.issued), 'people'],
  ['called', hall => count(hall.figures.called), 'times'],
  ['served', hall => count(hall.figures.served), 'people'],
  ['noShows', hall => count(hall.figures.noShows), 'times'],
  ['p50', hall => waited(hall.waits, 'p50S'), 'minute'],
  ['p90', hall => waited(hall.waits, 'p90S'), 'minute'],
];

const cells = FIGURES.map(([key, value, unit]) => {
  const term = make('dt');
  const number = make('span', 'number', '–');
  const after = make('span', 'unit');
  const cell = make('div', `figure ${key}`, term, make('dd', '', number, after));
  find('figures').append(cell);
  return {key, value, unit, term, number, after};
});

export function count(number) {
  return number.toLocaleString(locale());
}

// Seconds as whole minutes.
export function minutes(seconds) {
  return seconds < 60 ? say('underMinute') : String(Math.floor(seconds / 60));
}

export function waited(waits, percentile) {
  return waits.count === 0 ? '–' : minutes(waits[percentile]);
}

export function showDay(hall) {
  for (const cell of cells) {
    setText(cell.term, say(cell.key));
    setText(cell.number, cell.value(hall));
    setText(cell.after, say(cell.unit));
  }
}
