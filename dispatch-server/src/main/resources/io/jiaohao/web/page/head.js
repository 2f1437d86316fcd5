// The header: which hall, what time it is there, and how fresh the data is.

import {ageS, dateOf, hallNow, hallSpeed, timeOf} from './clock.js';
import {find, setAttribute, setHidden, setText} from './dom.js';
import {locale, named, otherName, say, language} from './words.js';

// The server speaks every 5 s about a picture that is up to 1 s old.
const OLD_AFTER_S = 12;

export function showNames(hall) {
  const name = named(hall.name) || hall.hall;
  setText(find('hall-name'), name);
  setText(find('hall-other-name'), otherName(hall.name));
  setAttribute(find('hall-other-name'), 'lang', language() === 'zh' ? 'en' : 'zh-CN');
  document.title = say('title', name);
  setHidden(find('hall-speed'), hallSpeed() === 1);
  setText(find('hall-speed'), say('speed', hallSpeed()));
}

export function showTime() {
  const nowMs = hallNow();
  if (nowMs > 0) {
    setText(find('hall-time'), timeOf(nowMs));
    setText(find('hall-date'), dateOf(nowMs));
  }
}

// Seconds are counted in sight; a screen reader is told when the condition changes, and no more.
export function showLink(live) {
  const age = ageS();
  const condition = live.condition === 'live' && age > OLD_AFTER_S ? 'old' : live.condition;
  const said = {connecting: '', live: say('live'), old: say('oldSaid'), lost: say('lostSaid'),
    full: say('fullSaid')}[condition];
  setAttribute(document.body, 'data-link', condition);
  setText(find('link-text'),
      condition === 'old' ? say('old', age) : say(condition, age, live.secondsToRetry()));
  setText(find('link-said'), said);
}

export function showFixedWords() {
  setAttribute(document.documentElement, 'lang', locale());
  document.querySelectorAll('[data-word]').forEach(node => setText(node, say(node.dataset.word)));
  setText(find('language'), say('otherLanguage'));
  setAttribute(find('language'), 'aria-label', say('switchLanguage'));
  setAttribute(find('language'), 'lang', language() === 'zh' ? 'en' : 'zh-CN');
}
