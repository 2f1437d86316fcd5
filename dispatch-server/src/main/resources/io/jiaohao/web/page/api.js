// The page on which programmers try the API: it is made from the OpenAPI document while it is open.

import './api-words.js';
import {Answer} from './api-answer.js';
import {follow} from './api-feed.js';
import {curlOf, requestOf} from './api-request.js';
import {firstValue, Spec} from './api-spec.js';
import {hearHall} from './clock.js';
import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {startPage} from './page.js';
import {language, say} from './words.js';

const FAILED = 500;

const answer = new Answer();
let groups = [];
let operation = null;
let csrf = '';
let ending = null;

const inWords = (english, chinese) => (language() === 'zh' && chinese) || english;

// ---- The list

function makeList() {
  find('groups').replaceChildren(...groups.map(group => {
    const head = make('h2', 'group-name');
    const list = make('ul', '', ...group.operations.map(one => {
      const link = make('a', 'operation', methodOf(one), make('code', '', one.path));
      link.href = `#${one.id}`;
      link.dataset.id = one.id;
      return make('li', '', link);
    }));
    const node = make('section', 'group', head, list);
    node.dataset.name = group.name;
    return node;
  }));
}

function methodOf(one) {
  const node = make('span', 'method', one.method);
  node.dataset.method = one.method;
  return node;
}

function showList() {
  const part = find('find').value.trim().toLowerCase();
  for (const node of document.querySelectorAll('.group')) {
    const group = groups.find(one => one.name === node.dataset.name);
    setText(node.querySelector('.group-name'), inWords(group.description, group.zh));
    const links = [...node.querySelectorAll('.operation')];
    links.forEach((link, i) => {
      const one = group.operations[i];
      setHidden(link.parentElement,
          !`${one.method} ${one.path} ${one.summary} ${one.zh ?? ''}`.toLowerCase().includes(part));
      if (one === operation) {
        setAttribute(link, 'aria-current', 'true');
      } else {
        link.removeAttribute('aria-current');
      }
    });
    setHidden(node, links.every(link => link.parentElement.hidden));
  }
}

// ---- One operation

function choose() {
  const id = decodeURIComponent(location.hash.slice(1));
  const all = groups.flatMap(group => group.operations);
  const chosen = all.find(one => one.id === id) ?? all[0];
  if (chosen === operation) {
    return;
  }
  ending?.abort();
  operation = chosen;
  answer.forget();
  setAttribute(find('method'), 'data-method', operation.method);
  setText(find('method'), operation.method);
  setText(find('path'), operation.path);
  find('fields').replaceChildren(...operation.parameters.map(fieldOf));
  find('body').value = operation.example;
  setHidden(find('body-field'), operation.type === undefined);
  setHidden(find('operation'), false);
  setHidden(find('answers'), false);
  showWords();
}

function fieldOf(parameter) {
  const input = make('input');
  input.type = 'text';
  input.name = `${parameter.in}:${parameter.name}`;
  input.required = parameter.required === true;
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.placeholder = parameter.schema.examples?.[0] ?? '';
  input.value = parameter.name === 'X-CSRF' ? csrf : firstValue(parameter);
  const name = make('span', 'field-name', make('code', '', parameter.name));
  name.append(` ${parameter.in}`, ...(input.required ? [make('em', 'must')] : []));
  const help = make('span', 'field-help', parameter.description ?? '');
  help.lang = 'en';
  return make('label', 'field', name, input, help);
}

function whoMay() {
  const {schemes} = operation;
  return say(schemes.length === 0 ? 'needsNothing' : schemes.length > 1 ? 'needsEither'
    : schemes[0] === 'program' ? 'needsProgram' : 'needsSession');
}

function showWords() {
  setText(find('title'), say('apiTitle'));
  document.title = say('apiTitle');
  setAttribute(find('list'), 'aria-label', say('apiTitle'));
  showList();
  answer.show();
  if (operation === null) {
    return;
  }
  setText(find('summary'), inWords(operation.summary, operation.zh));
  setAttribute(find('summary'), 'lang', language() === 'zh' && operation.zh ? 'zh-CN' : 'en');
  setText(find('who-may'), whoMay());
  document.querySelectorAll('.must').forEach(node => setText(node, say('must')));
  find('answers-list').replaceChildren(...operation.answers.flatMap(([status, words]) =>
      [make('dt', '', status), make('dd', '', words)]));
  showRequest();
}

const request = () => requestOf(operation, new FormData(find('form')), find('body').value,
    find('key').value.trim());

function showRequest() {
  setText(find('curl'), curlOf(request(), operation.follows));
  setHidden(find('stop'), ending === null);
  setText(find('send'), !operation.follows ? say('send')
    : answer.lastId === '' ? say('follow') : say('resumeFrom', answer.lastId));
}

// ---- Sending

async function send(event) {
  event.preventDefault();
  ending?.abort();
  const asked = request();
  if (operation.follows && answer.lastId !== '') {
    asked.headers['Last-Event-ID'] = answer.lastId;
  }
  const own = new AbortController();
  ending = operation.follows ? own : null;
  answer.wait();
  showRequest();
  const beganMs = performance.now();
  try {
    const {path, method, headers, body} = asked;
    const told = await fetch(path, {method, headers, body, signal: own.signal});
    const ms = Math.round(performance.now() - beganMs);
    if (operation.follows && told.ok) {
      answer.begin(told, ms);
      answer.end(await follow(told, one => answer.hear(one)));
    } else {
      await answer.tell(told, ms);
    }
    if (told.status < FAILED) {
      nextKey();
    }
  } catch {
    answer.none();
  }
  if (ending === own) {
    ending = null;
  }
  showRequest();
}

// Once it is answered the next request is another one, so it has another key. Without an answer the
// same request goes out again under the same key.
function nextKey() {
  const input = find('fields').querySelector('[name="header:Idempotency-Key"]');
  if (input) {
    input.value = crypto.randomUUID();
  }
}

async function copy() {
  await navigator.clipboard.writeText(find('curl').textContent).catch(() => {});
  setText(find('copy'), say('copied'));
}

find('form').addEventListener('submit', send);
find('form').addEventListener('input', showRequest);
find('key').addEventListener('input', () => operation && showRequest());
find('find').addEventListener('input', showList);
find('stop').addEventListener('click', () => ending?.abort());
find('copy').addEventListener('click', copy);
startPage(showWords);
showWords();
const told = await fetch('/api/openapi.json').then(one => one.json()).catch(() => null);
if (told === null) {
  setText(find('said'), say('noDocument'));
  setHidden(find('said'), false);
} else {
  const account = await fetch('/account').catch(() => null);
  csrf = account?.ok ? (await account.json()).csrf : '';
  const hall = await fetch('/hall/plan').then(one => one.json()).catch(() => null);
  hearHall({timeZone: hall?.timeZone ?? 'UTC', hallSpeed: 1, hallMs: 0});
  groups = new Spec(told).groups();
  makeList();
  choose();
  addEventListener('hashchange', choose);
}
