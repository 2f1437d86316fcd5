// The voice of one area: one sentence after another, Chinese then English. A sentence that waits is
// replaced by its own recall and dropped once it is stale: too old, or its visitor called no more.
// While everybody has to leave, that alone is said, again and again.

import {sayIn} from './words.js';

const STALE_AFTER_MS = 30_000;
const WAITING_MAX = 32;
const LONGEST_SENTENCE_MS = 15_000;
const WARN_AGAIN_MS = 4_000;
const NOT_HEARD = ['locked', 'none', 'failed'];
const VOICES_EVERY_MS = 250;
const VOICES_LOOKED_FOR = 8;
const ASKED_TIMES = 3;
const ASKED_AGAIN_MS = 500;
const DIGITS_ZH = '零一二三四五六七八九';

// Digits one by one, letters as they are: "A 零 一 五".
function spelled(number, language) {
  return [...number].map(char =>
      language === 'zh' && char >= '0' && char <= '9' ? DIGITS_ZH[Number(char)] : char).join(' ');
}

// In each language: the words, and how the server is asked for them as sound.
function sentences({window, callId, number, announcement, mistake}) {
  const asked = mistake ? {say: 'mistake', window} : {say: 'call', window, call: callId};
  return ['zh', 'en'].map(language => {
    const [n, w] = [spelled(number, language), spelled(window, language)];
    return [language, mistake ? sayIn(language, 'spokenMistake', w)
        : announcement > 1 ? sayIn(language, 'spokenAgain', n, w, announcement)
        : sayIn(language, 'spoken', n, w), asked];
  });
}

export class Voice {
  #speak;
  #clock;
  #stillCalled;
  #pause;
  #cut;
  #waiting = [];
  #spoken = new Map();
  #said = new Map();
  #speaking = false;
  #mute = false;
  #warning = false;

  // Called after each call that was said.
  onSaid = () => {};

  // speak(language, words, asked): a promise for the end of the sentence. clock: {nowMs(): hall time,
  // ageMs(since): real milliseconds since a hall time}. stillCalled(call): whether the call stands
  // and its visitor has not come. pause(ms): a promise for later.
  // cut(): ends the sentence that is spoken.
  constructor(speak, clock, stillCalled,
      pause = ms => new Promise(resolve => setTimeout(resolve, ms)), cut = () => {}) {
    this.#speak = speak;
    this.#clock = clock;
    this.#stillCalled = stillCalled;
    this.#pause = pause;
    this.#cut = cut;
  }

  // What it has said, the newest announcement of each window: {window, callId, announcement}.
  get said() {
    return [...this.#said.values()];
  }

  // Another board speaks from now on: what waits here is not this one's to say.
  fallSilent() {
    this.#mute = true;
    this.#waiting = [];
    this.#spoken = new Map([...this.#said].map(
        ([window, call]) => [window, {...call, number: '', said: true}]));
  }

  // This board speaks from now on, after others who have said these.
  takeOver(saidByOthers) {
    this.#mute = false;
    for (const {window, callId, announcement} of saidByOthers) {
      const known = this.#spoken.get(window);
      if (known === undefined || known.callId < callId
          || (known.callId === callId && known.announcement < announcement)) {
        this.#spoken.set(window, {callId, announcement, number: '', said: true});
      }
    }
  }

  // Everybody has to leave, or may come back.
  warn(on) {
    if (on && !this.#warning) {
      this.#waiting = [];
      this.#cut();
    }
    this.#warning = on;
    this.#goOn();
  }

  get waiting() {
    return this.#waiting.length;
  }

  // Hears the windows of a picture; each announcement is spoken once, and never one that is past.
  hear(windows) {
    if (this.#mute || this.#warning) {
      return;
    }
    for (const window of windows) {
      if (window.undoneCallId !== 0) {
        this.#hearUndone(window);
      }
      const heard = this.#spoken.get(window.window);
      if (window.state !== 'WINDOW_CALLING'
          || (heard?.callId === window.callId && heard.announcement >= window.announcement)) {
        continue;
      }
      this.#spoken.set(window.window, {
        callId: window.callId, announcement: window.announcement, number: window.number, said: false,
      });
      if (this.#clock.ageMs(window.announcedMs) <= STALE_AFTER_MS) {
        this.#queue(window);
      }
    }
    this.#goOn();
  }

  #queue({window, callId, number, announcement, announcedMs}) {
    const call = {window, callId, number, announcement, sinceMs: announcedMs, mistake: false};
    const same = this.#waiting.findIndex(one => one.callId === callId);
    if (same >= 0) {
      this.#waiting[same] = call;
    } else {
      this.#waiting.push(call);
    }
    while (this.#waiting.length > WAITING_MAX) {
      this.#waiting.shift();
    }
  }

  // Who has heard the call hears that it was a mistake, once; a call not spoken yet is forgotten.
  #hearUndone({window, undoneCallId}) {
    const heard = this.#spoken.get(window);
    if (heard?.callId !== undoneCallId) {
      return;
    }
    this.#waiting = this.#waiting.filter(one => one.callId !== undoneCallId);
    this.#spoken.delete(window);
    if (heard.said) {
      this.#waiting.push({
        window, callId: undoneCallId, number: heard.number, sinceMs: this.#clock.nowMs(), mistake: true,
      });
    }
  }

  #isStale(call) {
    return this.#clock.ageMs(call.sinceMs) > STALE_AFTER_MS
        || (!call.mistake && !this.#stillCalled(call));
  }

  async #goOn() {
    if (this.#speaking) {
      return;
    }
    this.#speaking = true;
    while (!this.#mute && (this.#warning || this.#waiting.length > 0)) {
      if (this.#warning) {
        await this.#sayAll(['zh', 'en'].map(language => [language, sayIn(language, 'spokenLeave'),
          {say: 'leave'}]));
        await this.#pause(WARN_AGAIN_MS);
      } else {
        await this.#sayCall(this.#waiting.shift());
      }
    }
    this.#speaking = false;
  }

  async #sayCall(call) {
    if (this.#isStale(call)) {
      return;
    }
    const heard = this.#spoken.get(call.window);
    if (heard?.callId === call.callId) {
      heard.said = true;
    }
    if (await this.#sayAll(sentences(call)) && !call.mistake) {
      const {window, callId, announcement} = call;
      this.#said.set(window, {window, callId, announcement});
      this.onSaid();
    }
  }

  // Whether somebody could hear it. Nobody is called to a window of a hall that is being left.
  async #sayAll(all) {
    let isHeard = true;
    const warning = this.#warning;
    for (const [language, words, asked] of all) {
      if (this.#mute || this.#warning !== warning) {
        return false;
      }
      isHeard = !NOT_HEARD.includes(await this.#speak(language, words, asked)) && isHeard;
    }
    return isHeard;
  }
}

// Whether this browser can speak now: "ready", "locked" until somebody touches the page, or "none".
// It is tried without a sound, since browsers tell it no other way. A language that the browser has
// no voice for is the server's to speak.
export async function voiceState() {
  await voicesAreThere();
  const tried = [];
  for (const language of ['zh', 'en']) {
    tried.push(voiceOf(language) ? await utter(' ', LOCALES[language], 1, 0)
        : await play(language, {say: 'sound'}, 0));
  }
  return tried.includes('locked') ? 'locked' : tried.includes('spoken') ? 'ready' : 'none';
}

const LOCALES = {zh: 'zh-CN', en: 'en-GB'};

const voiceOf = language => globalThis.speechSynthesis?.getVoices()
    .find(one => one.lang.startsWith(language));

// Voices come a moment after the page.
async function voicesAreThere() {
  for (let i = 0; i < VOICES_LOOKED_FOR && !voiceOf('zh') && !voiceOf('en'); i++) {
    await new Promise(resolve => setTimeout(resolve, VOICES_EVERY_MS));
  }
}

// Speaks with the browser's own voices, or the server's. Resolves to whether it was heard: a browser
// keeps the sound locked until a person has touched the page. An engine that never ends is cut.
export function speakAloud(language, words, asked) {
  return voiceOf(language) ? utter(words, LOCALES[language], language === 'zh' ? 0.95 : 0.9, 1)
      : play(language, asked, 1);
}

// The server speaks of what stands in its picture, which may be a moment behind this page's.
async function play(language, asked, volume) {
  const address = `/voice?${new URLSearchParams({language, ...asked})}`;
  for (let i = 0; i < ASKED_TIMES; i++) {
    const outcome = await playOnce(address, volume);
    if (outcome !== 'failed') {
      return outcome;
    }
    await new Promise(resolve => setTimeout(resolve, ASKED_AGAIN_MS));
  }
  return 'failed';
}

// Ends what is spoken now.
let endNow = () => {};

export function cutShort() {
  endNow();
}

function playOnce(address, volume) {
  return new Promise(resolve => {
    const audio = new Audio(address);
    audio.volume = volume;
    const end = what => {
      clearTimeout(cut);
      resolve(what);
    };
    endNow = () => {
      audio.pause();
      end('cut');
    };
    const cut = setTimeout(endNow, LONGEST_SENTENCE_MS);
    audio.onended = () => end('spoken');
    audio.onerror = () => end('failed');
    audio.play().catch(fault => end(fault.name === 'NotAllowedError' ? 'locked' : 'failed'));
  });
}

// One sentence or more; resolves to what came of it.
export function utter(words, lang, rate, volume) {
  return new Promise(resolve => {
    const sentence = new SpeechSynthesisUtterance(words);
    Object.assign(sentence, {lang, rate, volume});
    const voice = speechSynthesis.getVoices().find(one => one.lang.startsWith(lang.slice(0, 2)));
    if (voice) {
      sentence.voice = voice;
    }
    const end = what => {
      clearTimeout(cut);
      resolve(what);
    };
    endNow = () => {
      speechSynthesis.cancel();
      end('cut');
    };
    const cut = setTimeout(endNow, LONGEST_SENTENCE_MS);
    sentence.onend = () => end('spoken');
    sentence.onerror = event => end(event.error === 'not-allowed' ? 'locked' : 'failed');
    speechSynthesis.speak(sentence);
  });
}
