// The voice of one area: one sentence after another, Chinese then English. A sentence that waits is
// replaced by its own recall and dropped once it is stale: too old, or its visitor called no more.

import {sayIn} from './words.js';

const STALE_AFTER_MS = 30_000;
const WAITING_MAX = 32;
const LONGEST_SENTENCE_MS = 15_000;
const DIGITS_ZH = '零一二三四五六七八九';

// Digits one by one, letters as they are: "A 零 一 五".
function spelled(number, language) {
  return [...number].map(char =>
      language === 'zh' && char >= '0' && char <= '9' ? DIGITS_ZH[Number(char)] : char).join(' ');
}

function sentences({number, window, announcement, mistake}) {
  return ['zh', 'en'].map(language => {
    const [n, w] = [spelled(number, language), spelled(window, language)];
    return [language, mistake ? sayIn(language, 'spokenMistake', w)
        : announcement > 1 ? sayIn(language, 'spokenAgain', n, w, announcement)
        : sayIn(language, 'spoken', n, w)];
  });
}

export class Voice {
  #speak;
  #clock;
  #stillCalled;
  #waiting = [];
  #spoken = new Map();
  #speaking = false;

  // speak(language, words): a promise for the end of the sentence. clock: {nowMs(): hall time,
  // ageMs(since): real milliseconds since a hall time}. stillCalled(call): whether the call stands
  // and its visitor has not come.
  constructor(speak, clock, stillCalled) {
    this.#speak = speak;
    this.#clock = clock;
    this.#stillCalled = stillCalled;
  }

  get waiting() {
    return this.#waiting.length;
  }

  // Hears the windows of a picture; each announcement is spoken once, and never one that is past.
  hear(windows) {
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
    while (this.#waiting.length > 0) {
      const call = this.#waiting.shift();
      if (!this.#isStale(call)) {
        const heard = this.#spoken.get(call.window);
        if (heard?.callId === call.callId) {
          heard.said = true;
        }
        for (const [language, words] of sentences(call)) {
          await this.#speak(language, words);
        }
      }
    }
    this.#speaking = false;
  }
}

// Speaks with the browser's own voices. Resolves to whether it was heard: a browser keeps the sound
// locked until a person has touched the page. An engine that never ends a sentence is cut.
export function speakAloud(language, words) {
  const lang = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Promise(resolve => {
    if (!('speechSynthesis' in globalThis)) {
      resolve('none');
      return;
    }
    const sentence = new SpeechSynthesisUtterance(words);
    sentence.lang = lang;
    sentence.rate = language === 'zh' ? 0.95 : 0.9;
    const voice = speechSynthesis.getVoices().find(one => one.lang.startsWith(lang.slice(0, 2)));
    if (voice) {
      sentence.voice = voice;
    }
    const end = what => {
      clearTimeout(cut);
      resolve(what);
    };
    const cut = setTimeout(() => {
      speechSynthesis.cancel();
      end('cut');
    }, LONGEST_SENTENCE_MS);
    sentence.onend = () => end('spoken');
    sentence.onerror = event => end(event.error === 'not-allowed' ? 'locked' : 'failed');
    speechSynthesis.speak(sentence);
  });
}
