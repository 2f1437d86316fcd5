// Reads a kiosk's screens aloud, for who cannot read them: not before somebody asks for it, and not
// for the next visitor.

import {utter} from './board-voice.js';
import {find, setAttribute, setHidden, setText} from './dom.js';
import {language, say} from './words.js';

let on = false;
let readLast = '';

export function startReading() {
  setHidden(find('read'), !('speechSynthesis' in globalThis));
  find('read').addEventListener('click', () => {
    on = !on;
    readLast = '';
    hush();
    readScreen();
  });
}

// Off again, as each visitor finds it.
export function stopReading() {
  on = false;
  readLast = '';
  hush();
  showButton();
}

function hush() {
  if ('speechSynthesis' in globalThis) {
    speechSynthesis.cancel();
  }
}

function showButton() {
  setText(find('read'), say(on ? 'readStop' : 'readAloud'));
  setAttribute(find('read'), 'aria-pressed', on);
}

// What stands on the screen now, once: its title and text, then what can be touched.
export function readScreen() {
  showButton();
  if (!on) {
    return;
  }
  const words = [find('title'), find('lead'),
    ...find('screen').querySelectorAll('strong, .facts p, .materials li, .notes > p')]
    .filter(node => node.checkVisibility()).map(node => node.textContent.trim()).filter(Boolean);
  const screen = `${language()}: ${find('title').textContent} ${find('screen').className}`;
  if (screen === readLast) {
    return;
  }
  readLast = screen;
  hush();
  utter(words.join(language() === 'zh' ? '。' : '. '), language() === 'zh' ? 'zh-CN' : 'en-GB', 0.95, 1);
}
