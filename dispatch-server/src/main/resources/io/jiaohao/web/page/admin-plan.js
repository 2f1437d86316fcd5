// The plan: its text with faults at their lines, what it would change, and when it shall hold.

import {ask, whyNot} from './ask.js';
import {momentOf} from './clock.js';
import {ask as question} from './dialog.js';
import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {named, say} from './words.js';

const TYPED_FOR_MS = 700;
const YAML = 'application/yaml';
const FAULTS_SHOWN = 100;

export class Plan {
  #tell;
  #standing = null;
  #checked = null;
  #problem = null;
  #loaded = false;
  #timer = 0;
  #lines = 0;

  constructor(tell) {
    this.#tell = tell;
    const text = find('plan-text');
    text.addEventListener('input', () => this.#typed());
    text.addEventListener('scroll', () => this.#alignGutter());
    find('plan-check').addEventListener('click', () => this.#check());
    find('plan-withdraw').addEventListener('click', () => this.#withdraw());
    find('plan-again').addEventListener('click', () => this.#read());
    find('plan-file').addEventListener('change', event => this.#open(event.target));
    find('plan-at').addEventListener('focus', () => {
      find('plan-later').checked = true;
    });
    find('plan-form').addEventListener('submit', event => this.#apply(event));
  }

  async look() {
    if (!this.#loaded) {
      await this.#read();
    }
  }

  // What is being written is never written over; only the standing is asked for again.
  async turn() {
    const answer = await ask('GET', '/admin/plan');
    if (answer.ok) {
      this.#standing = answer.body;
      this.show();
    }
  }

  async #read() {
    const answer = await ask('GET', '/admin/plan');
    if (!answer.ok) {
      this.#tell('bad', () => whyNot(answer));
      return;
    }
    this.#loaded = true;
    this.#standing = answer.body;
    await this.#take(answer.body.text);
  }

  async #open(input) {
    const file = input.files[0];
    if (file) {
      await this.#take(await file.text());
      input.value = '';
    }
  }

  async #take(text) {
    find('plan-text').value = text;
    find('plan-text').scrollTop = 0;
    this.#alignGutter();
    await this.#check();
  }

  #typed() {
    this.#checked = null;
    this.show();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), TYPED_FOR_MS);
  }

  async #check() {
    clearTimeout(this.#timer);
    const text = find('plan-text').value;
    if (text === '') {
      this.#checked = null;
      this.show();
      return;
    }
    const answer = await ask('POST', '/admin/plan/check', text, YAML);
    if (text === find('plan-text').value) {
      this.#checked = answer.ok ? answer.body : null;
      this.#problem = answer.ok ? null : answer;
      this.show();
    }
  }

  async #apply(event) {
    event.preventDefault();
    const text = find('plan-text').value;
    const later = find('plan-later').checked;
    const at = later ? find('plan-at').value : 'now';
    if (later && at === '') {
      find('plan-at').focus();
      this.#tell('bad', () => say('momentMissing'));
      return;
    }
    const when = () => (later ? at.replace('T', ' ') : say('now'));
    const count = this.#checked?.changes.length ?? 0;
    if (await question(say('applySure', count, when()), [], say('apply')) === null) {
      return;
    }
    const answer = await ask('POST', `/admin/plan?at=${encodeURIComponent(at)}`, text, YAML);
    this.#tell(answer.ok ? 'good' : 'bad',
        () => (answer.ok ? say(later ? 'appliedLater' : 'applied', when()) : whyNot(answer)));
    await this.turn();
    await this.#check();
  }

  async #withdraw() {
    const time = momentOf(this.#standing.scheduledMs);
    if (await question(say('withdrawSure', time), [], say('withdraw')) === null) {
      return;
    }
    const answer = await ask('DELETE', '/admin/plan/scheduled');
    this.#tell(answer.ok ? 'good' : 'bad',
        () => (answer.ok ? say('withdrawn', time) : whyNot(answer)));
    await this.#read();
  }

  // ---- What is seen

  show() {
    this.#showStanding();
    this.#showGutter();
    this.#showVerdict();
    const faults = this.#checked?.faults ?? [];
    find('plan-faults').replaceChildren(
        ...faults.slice(0, FAULTS_SHOWN).map(fault => make('li', '', this.#faultButton(fault))));
    setHidden(find('plan-faults'), faults.length === 0);
    const changes = this.#checked?.changes ?? [];
    find('plan-changes').replaceChildren(...changes.map(changeLine));
    setHidden(find('plan-changes-field'), changes.length === 0);
    find('plan-apply').disabled = this.#checked === null || faults.length > 0
        || changes.length === 0;
  }

  #showStanding() {
    if (this.#standing) {
      const {wings, zones, services, windows, scheduledMs, timeZone} = this.#standing;
      const parts = [say('planNow', wings, zones, services, windows)];
      if (scheduledMs !== undefined) {
        parts.push(say('planWaits', momentOf(scheduledMs)));
      }
      setHidden(find('plan-withdraw'), scheduledMs === undefined);
      setText(find('plan-now'), parts.join(' · '));
      setText(find('plan-zone'), timeZone);
    }
    setAttribute(find('plan-text'), 'aria-label', say('planText'));
  }

  #showVerdict() {
    const verdict = find('plan-verdict');
    const checked = this.#checked;
    const good = checked !== null && checked.faults.length === 0;
    const words = this.#problem !== null && checked === null ? whyNot(this.#problem)
        : checked === null ? say('notChecked')
        : !good ? say('faults', checked.faults.length)
        : checked.changes.length === 0 ? say('noChanges')
        : say('sound', checked.changes.length, checked.newDevices);
    setText(verdict, [words, ...(good ? checked.warnings.map(named) : [])].join(' · '));
    setAttribute(verdict, 'data-kind', good ? 'good' : checked === null ? 'waiting' : 'bad');
  }

  #faultButton(fault) {
    const button = make('button', 'fault',
        make('span', 'fault-place', fault.file || `${fault.line}:${fault.column}`),
        make('code', '', fault.path), make('span', '', named(fault.words)));
    button.type = 'button';
    button.addEventListener('click', () => this.#goTo(fault));
    return button;
  }

  #goTo(fault) {
    const text = find('plan-text');
    const lines = text.value.split('\n');
    const start = lines.slice(0, fault.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[fault.line - 1]?.length ?? 0));
    text.scrollTop = Math.max(0, (fault.line - 5) * this.#lineHeight());
    text.scrollLeft = 0;
    this.#alignGutter();
  }

  #lineHeight() {
    return Number.parseFloat(getComputedStyle(find('plan-text')).lineHeight);
  }

  #showGutter() {
    const gutter = find('plan-gutter');
    const lines = find('plan-text').value.split('\n').length;
    if (lines !== this.#lines) {
      this.#lines = lines;
      gutter.replaceChildren(
          ...Array.from({length: lines}, (none, i) => make('li', '', String(i + 1))));
    }
    const byLine = new Map();
    (this.#checked?.faults ?? []).filter(fault => !fault.file).forEach(fault => byLine.set(
        fault.line, [...(byLine.get(fault.line) ?? []), `${fault.path}: ${named(fault.words)}`]));
    [...gutter.children].forEach((line, i) => {
      setAttribute(line, 'data-fault', byLine.has(i + 1));
      line.title = (byLine.get(i + 1) ?? []).join('\n');
    });
  }

  #alignGutter() {
    find('plan-gutter').style.setProperty(
        'transform', `translateY(${-find('plan-text').scrollTop}px)`);
  }
}

// Which part changes, by the hall file's own words; added, gone, or other than before.
function changeLine(change) {
  const kind = change.was === '' ? 'added' : change.now === '' ? 'gone' : 'other';
  const line = make('li', 'change', make('span', 'change-kind', say(kind)),
      make('code', '', change.path));
  line.dataset.kind = kind;
  if (change.was !== '') {
    line.append(make('del', '', change.was));
  }
  if (change.now !== '') {
    line.append(make('ins', '', change.now));
  }
  return line;
}
