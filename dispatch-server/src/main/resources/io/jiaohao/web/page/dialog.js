// A question in a dialog: choices by digit keys or mouse, Enter agrees, Esc leaves.

import {find, make, setText} from './dom.js';
import {say} from './words.js';

let answer = null;

// fields: [{name, label, kind: 'choice' | 'text' | 'time' | 'select', options: [[value, label]],
// value}]. Resolves with {name: value}, or with null if the person leaves.
export function ask(title, fields, agree) {
  const dialog = find('dialog');
  if (dialog.open) {
    return Promise.resolve(null);
  }
  setText(find('dialog-title'), title);
  find('dialog-fields').replaceChildren(...fields.map(fieldOf));
  setText(find('dialog-agree'), agree);
  setText(find('dialog-leave'), say('leave'));
  dialog.showModal();
  (dialog.querySelector('select, input:checked, input:not([type="radio"])')
      ?? find('dialog-agree')).focus();
  return new Promise(resolve => {
    answer = resolve;
  });
}

// The one that is open has lost its point.
export function leave() {
  find('dialog').close();
}

function fieldOf(field) {
  if (field.kind === 'choice') {
    return choices(field);
  }
  const label = make('label', 'field', make('span', '', field.label));
  const input = field.kind === 'select' ? select(field) : make('input');
  if (field.kind !== 'select') {
    input.type = field.kind;
    input.autocomplete = 'off';
  }
  input.name = field.name;
  if (field.value !== undefined) {
    input.value = field.value;
  }
  label.append(input);
  return label;
}

function select(field) {
  const node = make('select');
  field.options.forEach(([value, words]) => node.append(new Option(words, value)));
  return node;
}

function choices(field) {
  const set = make('fieldset', 'choices');
  if (field.label) {
    set.append(make('legend', '', field.label));
  }
  field.options.forEach(([value, words], i) => {
    const input = make('input');
    input.type = 'radio';
    input.name = field.name;
    input.value = value;
    input.checked = field.value === undefined ? i === 0 : field.value === value;
    const line = make('label', 'choice', input);
    if (i < 9) {
      line.append(make('span', 'key', String(i + 1)));
      line.dataset.digit = String(i + 1);
    }
    line.append(make('span', '', words));
    set.append(line);
  });
  return set;
}

function end(values) {
  const resolve = answer;
  answer = null;
  find('dialog').close();
  resolve?.(values);
}

export function startDialog() {
  const dialog = find('dialog');
  find('dialog-form').addEventListener('submit', event => {
    event.preventDefault();
    end(Object.fromEntries(new FormData(find('dialog-form'))));
  });
  find('dialog-leave').addEventListener('click', () => end(null));
  dialog.addEventListener('close', () => {
    if (answer !== null) {
      end(null);
    }
  });
  dialog.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.tagName === 'SELECT') {
      event.preventDefault();
      find('dialog-form').requestSubmit();
      return;
    }
    const typing = ['text', 'time'].includes(event.target.type) || event.target.tagName === 'SELECT';
    const line = typing ? null : dialog.querySelector(`[data-digit="${CSS.escape(event.key)}"] input`);
    if (line) {
      event.preventDefault();
      line.checked = true;
      line.focus();
    }
  });
}
