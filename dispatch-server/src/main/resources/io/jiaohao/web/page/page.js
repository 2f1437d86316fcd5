// What pages have in common: the language and the size of type, the state of the link in words, the
// time of the hall, and a line that says what has just happened.

import {dateOf, hallNow, hallSpeed, timeOf} from './clock.js';
import {find, setAttribute, setHidden, setText} from './dom.js';
import {keptPage, language, locale, say, switchLanguage} from './words.js';

// The server speaks at least every 5 s, unless the page itself rests longer before it asks (restS).
const OLD_AFTER_S = 8;
const TYPE_KEPT_AS = `jiaohao.type${keptPage}`;

// Fills [data-word] elements, sets up the buttons #language and #type if they are there.
export function startPage(changed) {
  find('language')?.addEventListener('click', () => {
    switchLanguage();
    showFixedWords();
    changed();
  });
  find('type')?.addEventListener('click', () => {
    setType(document.documentElement.dataset.type === 'large' ? 'usual' : 'large');
    showFixedWords();
  });
  setType(kept(TYPE_KEPT_AS) ?? 'usual');
  showFixedWords();
}

export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

// A browser may forbid storage; then the choice lasts as long as the page.
export function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}

export function setType(type) {
  setAttribute(document.documentElement, 'data-type', type);
  keep(TYPE_KEPT_AS, type);
}

export function showFixedWords() {
  setAttribute(document.documentElement, 'lang', locale());
  document.querySelectorAll('[data-word]').forEach(node => setText(node, say(node.dataset.word)));
  const button = find('language');
  if (button) {
    setText(button, say('otherLanguage'));
    setAttribute(button, 'lang', language() === 'zh' ? 'en' : 'zh-CN');
  }
  if (find('type')) {
    const large = document.documentElement.dataset.type === 'large';
    setText(find('type'), say(large ? 'usualType' : 'largeType'));
  }
}

// Why the server turns a page away.
const REJECTED = {
  REJECT_REPLACED: 'linkReplaced',
  REJECT_ROLE: 'linkRole',
  REJECT_PROOF: 'linkUnknown',
  REJECT_REVOKED: 'linkUnknown',
  REJECT_VERSION: 'linkVersion',
};

// What a person can do about it: the button's word, what it does.
const HELP = {
  REJECT_REPLACED: ['takeBack', link => link.takeBack()],
  REJECT_ROLE: ['signInAsOther', () => goToSignIn()],
  REJECT_VERSION: ['readAnew', () => location.reload()],
};

function conditionOf(link) {
  return link.live && link.ageS() > link.restS + OLD_AFTER_S ? 'old' : link.condition;
}

function wordsFor(condition, link) {
  switch (condition) {
    case 'live': return say('linkLive');
    case 'old': return say('linkOld', link.ageS());
    case 'lost': return say('linkLost', link.ageS(), link.secondsToRetry());
    case 'signed-out': return say('linkSignedOut');
    case 'rejected': return say(REJECTED[link.rejectedWith] ?? 'linkRejected');
    default: return say('linkConnecting');
  }
}

// Seconds are counted in sight; a screen reader is told when the condition changes, and no more.
export function showLink(link) {
  const condition = conditionOf(link);
  const before = document.body.dataset.link;
  setAttribute(document.body, 'data-link', condition);
  setText(find('link-text'), wordsFor(condition, link));
  if (condition !== before && find('link-said')) {
    setText(find('link-said'), condition === 'lost' ? say('linkLostSaid') : wordsFor(condition, link));
  }
  const help = find('link-help');
  if (help) {
    const [word, act] = condition === 'signed-out' ? ['signInAgain', () => goToSignIn()]
        : condition === 'rejected' ? HELP[link.rejectedWith] ?? [] : [];
    setHidden(help, word === undefined);
    setText(help, word === undefined ? '' : say(word));
    help.onclick = () => act(link);
  }
}

// Before there is a link: the server has not answered yet, and is asked again.
export function showNoServer() {
  setAttribute(document.body, 'data-link', 'lost');
  setText(find('link-text'), say('noPlan'));
}

export function goToSignIn() {
  const {pathname, search, hash} = location;
  location.assign(`/sign-in?next=${encodeURIComponent(pathname + search + hash)}`);
}

export function showTime() {
  const nowMs = hallNow();
  if (nowMs > 0) {
    setText(find('hall-time'), timeOf(nowMs));
    if (find('hall-date')) {
      setText(find('hall-date'), dateOf(nowMs));
    }
  }
  const speed = find('hall-speed');
  if (speed) {
    setHidden(speed, hallSpeed() === 1);
    setText(speed, `×${hallSpeed()}`);
  }
}

// A duration as on a stopwatch: 3:07, 1:02:45.
export function clockOf(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = number => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
      : `${minutes}:${two(seconds % 60)}`;
}
