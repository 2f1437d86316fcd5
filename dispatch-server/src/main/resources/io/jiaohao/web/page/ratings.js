// Bad ratings that nobody has looked into: each is handled with a note of what was done.

import {ask, whyNot} from './ask.js';
import {ask as question} from './dialog.js';
import {find, make, setHidden, setText} from './dom.js';
import {showSaid, tellDone} from './said.js';
import {say} from './words.js';

const SHOWN_MAX = 6;

async function handle(rating) {
  const asked = await question(say('handleTitle', rating.window, rating.service, rating.grade),
      [{name: 'note', kind: 'text', label: say('handleNote')}], say('handle'));
  if (asked === null || asked.note.trim() === '') {
    return;
  }
  const answer = await ask('POST', `/manager/ratings/${rating.callId}/handled`,
      {note: asked.note.trim()});
  tellDone(answer.ok, () => (answer.ok ? say('handled', rating.window) : whyNot(answer)));
}

export function showRatings(ratings) {
  const line = find('ratings');
  setHidden(line, ratings.length === 0);
  setText(find('ratings-title'), say('badRatings', ratings.length));
  const wanted = ratings.slice(0, SHOWN_MAX).map(one => String(one.callId));
  const list = find('ratings-list');
  for (const button of [...list.children]) {
    if (!wanted.includes(button.dataset.call)) {
      button.remove();
    }
  }
  for (const rating of ratings.slice(0, SHOWN_MAX)) {
    const button = list.querySelector(`[data-call="${rating.callId}"]`) ?? newButton(rating);
    setText(button, say('badRating', rating.window, rating.service, rating.grade,
        rating.clerk || '–'));
  }
  showSaid();
}

function newButton(rating) {
  const button = make('button', 'button small');
  button.type = 'button';
  button.dataset.call = rating.callId;
  button.addEventListener('click', () => handle(rating));
  find('ratings-list').append(button);
  return button;
}
