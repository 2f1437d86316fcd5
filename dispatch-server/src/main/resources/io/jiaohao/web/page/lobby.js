// What people are to know besides calls: notices, one at a time, and that everybody has to leave.
// The places are always the same, so a page does not grow however many notices come and go.

import {find, setAttribute, setHidden, setText} from './dom.js';

const EACH_MS = 10_000;
const LONG_ZH = 30;
const LONG_EN = 60;

// One of the notices, each as long as the other. Expects #posted with #posted-zh, #posted-en and
// #posted-count. Returns whether there is any.
export function showPosted(notices) {
  const n = notices.length;
  const at = n === 0 ? 0 : Math.floor(performance.now() / EACH_MS) % n;
  const notice = notices[at];
  setHidden(find('posted'), n === 0);
  setAttribute(find('posted'), 'data-important', notice?.important ?? false);
  setAttribute(find('posted'), 'data-long',
      notice?.zh.length > LONG_ZH || notice?.en.length > LONG_EN);
  setText(find('posted-zh'), notice?.zh ?? '');
  setText(find('posted-en'), notice?.en ?? '');
  setText(find('posted-count'), n > 1 ? `${at + 1}/${n}` : '');
  return n > 0;
}

// The wings that have to be left, in a language: "东厅", "East Hall, West Hall".
export function leavingWords(evacuations, language) {
  const names = evacuations.map(one => (language === 'zh' ? one.nameZh : one.nameEn) || one.wing);
  return names.join(language === 'zh' ? '、' : ', ');
}
