// The hall at an earlier moment, on the same page: the live picture waits meanwhile.

import {ask, whyNot} from './ask.js';
import {goOn, momentOf, standStill} from './clock.js';
import {find, setAttribute, setHidden, setText} from './dom.js';
import {say} from './words.js';

let at = null;
let said = () => '';

export const isPast = () => at !== null;

// show(picture) draws one; showNow() draws the newest live one again.
export function startPast(show, showNow) {
  find('past-form').addEventListener('submit', async event => {
    event.preventDefault();
    const time = find('past-time').value;
    if (!time) {
      find('past-time').focus();
      return;
    }
    tell(() => say('lookingBack'));
    const answer = await ask('GET', `/manager/at?time=${encodeURIComponent(time)}`);
    if (answer.ok) {
      at = answer.body;
      standStill(at.hallMs);
      find('past').open = false;
      tell(() => say('pastShown', momentOf(at.hallMs)));
      show(at);
    } else {
      tell(() => whyNot(answer));
    }
    mark();
  });
  find('past-end').addEventListener('click', () => {
    at = null;
    goOn();
    find('past').open = false;
    tell(() => '');
    mark();
    showNow();
  });
}

function tell(words) {
  said = words;
  showPast();
}

export function showPast() {
  setText(find('past-said'), said());
  setHidden(find('past-said'), said() === '');
}

function mark() {
  setAttribute(document.body, 'data-past', at !== null);
  setHidden(find('past-end'), at === null);
}
