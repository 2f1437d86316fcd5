// What was answered: status, headers, body, the problem in words; or the events that come in.

import {timeOf} from './clock.js';
import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {language, say} from './words.js';

const EVENTS_SHOWN = 200;

export class Answer {
  #status = () => '';
  #events = 0;
  #lastId = '';

  show() {
    setText(find('status'), this.#status());
  }

  get lastId() {
    return this.#lastId;
  }

  forget() {
    this.#lastId = '';
    setHidden(find('answer'), true);
  }

  wait() {
    this.#tell(() => say('waitingForAnswer'), 'waiting');
    setHidden(find('answer'), false);
    setHidden(find('problem'), true);
    setHidden(find('events'), true);
    setText(find('answer-body'), '');
    setText(find('answer-headers'), '');
  }

  none() {
    this.#tell(() => say('noAnswer'), 'bad');
  }

  #tell(words, kind) {
    this.#status = words;
    setAttribute(find('status'), 'data-kind', kind);
    this.show();
  }

  #head(answer, ms) {
    const status = `${answer.status} ${answer.statusText}`.trim();
    this.#tell(() => say('took', status, ms), answer.ok ? 'good' : 'bad');
    setText(find('answer-headers'),
        [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n'));
  }

  async tell(answer, ms) {
    this.#head(answer, ms);
    const type = answer.headers.get('content-type') ?? '';
    const text = await answer.text();
    if (!/json/.test(type)) {
      setText(find('answer-body'), text);
      return;
    }
    const told = JSON.parse(text);
    setText(find('answer-body'), JSON.stringify(told, null, 2));
    if (type.startsWith('application/problem')) {
      const words = [told.code, told.words?.[language()], told.detail].filter(Boolean).join(' · ');
      setText(find('problem'), words);
      setHidden(find('problem'), words === '');
    }
  }

  // ---- Events

  begin(answer, ms) {
    this.#head(answer, ms);
    this.#events = 0;
    find('events').replaceChildren();
    setHidden(find('events'), false);
    this.#tell(() => say('following', this.#events), 'good');
  }

  hear({id, event, data}) {
    this.#lastId = id;
    if (data === undefined) {
      return;
    }
    this.#events++;
    const told = JSON.parse(data);
    const list = find('events');
    const atEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 4;
    list.append(make('div', 'event', make('code', 'event-id', id), make('strong', 'event-type', event),
        make('span', 'event-time', timeOf(told.atMs)), make('code', 'event-data', rest(told))));
    while (list.childElementCount > EVENTS_SHOWN) {
      list.firstElementChild.remove();
    }
    if (atEnd) {
      list.scrollTop = list.scrollHeight;
    }
    this.show();
  }

  end(wanted) {
    const [events, id] = [this.#events, this.#lastId];
    this.#tell(() => say(wanted ? 'stopped' : 'lost', events, id), wanted ? 'waiting' : 'bad');
  }
}

// What the line does not say already.
function rest({id, type, atMs, ...others}) {
  return Object.entries(others).map(([name, value]) => `${name}=${value}`).join('  ');
}
