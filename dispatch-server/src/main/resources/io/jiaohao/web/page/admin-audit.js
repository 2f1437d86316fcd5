// Who did what, when: newest first, as far as the filter mentions it.

import {ask, whyNot} from './ask.js';
import {momentOf} from './clock.js';
import {find, make, setText} from './dom.js';
import {say} from './words.js';

const TYPED_FOR_MS = 250;

export class Audit {
  #tell;
  #deeds = [];
  #atMost = 0;
  #timer = 0;

  constructor(tell) {
    this.#tell = tell;
    find('audit-find').addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.look(), TYPED_FOR_MS);
    });
  }

  async look() {
    const part = find('audit-find').value.trim();
    const answer = await ask('GET', `/admin/audit?find=${encodeURIComponent(part)}`);
    if (!answer.ok) {
      this.#tell('bad', () => whyNot(answer));
    } else if (part === find('audit-find').value.trim()) {
      this.#deeds = answer.body.deeds;
      this.#atMost = answer.body.atMost;
      this.show();
    }
  }

  turn() {
    return this.look();
  }

  show() {
    find('audit-rows').replaceChildren(...this.#deeds.map(deed => make('tr', '',
        make('td', 'moment', momentOf(deed.atMs)), make('td', '', whoOf(deed)),
        make('td', '', wordsFor(deed.action)), make('td', '', deed.about),
        make('td', '', deed.detail))));
    setText(find('audit-count'), this.#deeds.length < this.#atMost
        ? say('auditCount', this.#deeds.length) : say('auditFirst', this.#atMost));
  }
}

function whoOf(deed) {
  return deed.who === '?' ? say('unknownName') : deed.who === 'console' ? say('console') : deed.who;
}

// What has no words yet is told as it stands on record.
function wordsFor(action) {
  const [deed, failed] = action.endsWith('.failed') ? [action.slice(0, -7), true] : [action, false];
  const words = say(`deed_${deed.replace(/[.-]/g, '_')}`) ?? deed;
  return failed ? say('deedFailed', words) : words;
}
