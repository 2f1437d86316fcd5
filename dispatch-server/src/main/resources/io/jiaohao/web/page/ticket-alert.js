// Calls the visitor's attention: vibration and a sound where the browser has them, and a screen that
// stays on. A browser allows the last two only after a touch, hence the button.

import {find, setAttribute, setHidden, setText} from './dom.js';
import {say} from './words.js';

const PATTERN_MS = [400, 200, 400, 200, 800];
const BEEPS_AT_S = [0, .4, .8];
const BEEP_S = .25;
const BEEP_HZ = 880;

let wanted = false;
let sound = null;
let screenLock = null;

export function startAlert() {
  find('alert').addEventListener('click', () => {
    wanted = !wanted;
    if (wanted) {
      sound ??= newSound();
      sound?.resume();
    }
    keepScreenOn();
    showAlert(true);
  });
  document.addEventListener('visibilitychange', keepScreenOn);
}

export function showAlert(useful) {
  setHidden(find('alert'), !useful);
  setAttribute(find('alert'), 'aria-pressed', wanted);
  setText(find('alert'), say(wanted ? 'alertOn' : 'alertOff'));
}

function newSound() {
  return typeof AudioContext === 'undefined' ? null : new AudioContext();
}

// The browser lets the screen go whenever the page is hidden; then it is asked for again.
async function keepScreenOn() {
  try {
    if (wanted && !document.hidden) {
      screenLock = await navigator.wakeLock?.request('screen') ?? null;
    } else if (!wanted) {
      await screenLock?.release();
      screenLock = null;
    }
  } catch {
    screenLock = null;
  }
}

export function alertVisitor() {
  navigator.vibrate?.(PATTERN_MS);
  if (wanted && sound !== null) {
    BEEPS_AT_S.forEach(beep);
  }
}

function beep(inS) {
  const tone = sound.createOscillator();
  tone.frequency.value = BEEP_HZ;
  tone.connect(sound.destination);
  tone.start(sound.currentTime + inS);
  tone.stop(sound.currentTime + inS + BEEP_S);
}
