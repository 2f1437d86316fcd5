// What was done, or why it was not, in a line of its own; in another language when that is switched.

import {find, setAttribute, setHidden, setText} from './dom.js';

let words = () => '';
let good = true;

export function tellDone(done, newWords) {
  good = done;
  words = newWords;
  showSaid();
}

export function showSaid() {
  const node = find('manager-said');
  setText(node, words());
  setAttribute(node, 'data-kind', good ? 'good' : 'bad');
  setHidden(node, words() === '');
}
