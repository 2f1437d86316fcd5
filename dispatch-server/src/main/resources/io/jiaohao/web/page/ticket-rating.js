// What a visitor thinks of the service: one of five grades, once. It is sent until the server has
// answered; the same grade once more changes nothing, so no answer is ever a reason to worry.

import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {faceOf, GRADES, gradeWords} from './grades.js';
import {showFixedWords} from './page.js';
import {language, learn, say} from './words.js';

const ANSWER_WITHIN_MS = 12_000;
const REST_MS = 2_000;
const TOO_MANY = 429;
const FAILED = 500;

learn({
  zh: {
    ratingAsk: '您对这次服务满意吗？',
    ratingSend: '提交评价',
    ratingSending: '正在提交…',
    ratingWaits: '连接中断，恢复后会自动提交，请不要关闭本页。',
    ratingTooOften: '提交太频繁，请一分钟后再试。',
    ratingNotTaken: '这次没有提交成功，请再试一次。',
    ratingThanks: words => `谢谢您的评价：${words}`,
  },
  en: {
    ratingAsk: 'How was the service?',
    ratingSend: 'Send',
    ratingSending: 'Sending…',
    ratingWaits: 'Disconnected. It is sent once the connection is back; please keep this page open.',
    ratingTooOften: 'Too many tries. Please try again in a minute.',
    ratingNotTaken: 'That did not get through. Please try once more.',
    ratingThanks: words => `Thank you. Your rating: ${words}`,
  },
});

// Its sheet comes with it: most of the time nobody is asked.
function addSheet() {
  const sheet = make('link');
  sheet.rel = 'stylesheet';
  sheet.href = '/page/ticket-rating.css';
  sheet.onerror = () => {
    sheet.remove();
    setTimeout(addSheet, REST_MS);
  };
  document.head.append(sheet);
}

addSheet();

let given = 0;
let sending = false;
let said = () => '';
let askAgain = () => {};

// grade: of the ticket's place; 0 = not rated yet, undefined = it cannot be rated. again: asks for
// the place anew.
export function showRating(grade, again) {
  askAgain = again;
  const section = find('rating');
  setHidden(section, grade === undefined);
  if (grade === undefined) {
    given = 0;
    said = () => '';
    section.replaceChildren();
    return;
  }
  given = grade || given;
  if (section.childElementCount === 0) {
    section.append(form(), ...['rating-thanks', 'rating-said'].map(newLine));
    showFixedWords();
  }
  show();
}

function newLine(id) {
  const line = make('p', '');
  line.id = id;
  line.setAttribute('role', 'status');
  return line;
}

function form() {
  const legend = make('legend', '');
  legend.dataset.word = 'ratingAsk';
  const send = make('button', 'button main');
  send.type = 'submit';
  send.id = 'rating-send';
  const node = make('form', '', make('fieldset', 'grades', legend, ...GRADES.map(choice)), send);
  node.id = 'rating-form';
  node.addEventListener('change', show);
  node.addEventListener('submit', event => {
    event.preventDefault();
    give(Number(new FormData(node).get('grade')));
  });
  return node;
}

function choice(grade) {
  const radio = make('input', '');
  Object.assign(radio, {type: 'radio', name: 'grade', value: String(grade)});
  const words = make('span', '');
  words.dataset.word = `grade${grade}`;
  return make('label', 'grade', radio, faceOf(grade), words);
}

function show() {
  const node = find('rating-form');
  setHidden(node, given > 0);
  node.querySelector('fieldset').disabled = sending;
  find('rating-send').disabled = sending || new FormData(node).get('grade') === null;
  setText(find('rating-send'), say(sending ? 'ratingSending' : 'ratingSend'));
  setText(find('rating-thanks'), given > 0 ? say('ratingThanks', gradeWords(given)) : '');
  setText(find('rating-said'), said());
}

async function give(grade) {
  sending = true;
  tell(() => '');
  let answer = await send(grade);
  while (answer.status === 0 || answer.status >= FAILED) {
    tell(() => say('ratingWaits'));
    await new Promise(resolve => setTimeout(resolve, REST_MS));
    answer = await send(grade);
  }
  sending = false;
  if (!answer.ok) {
    tell(() => refused(answer));
    askAgain();
    return;
  }
  given = grade;
  tell(() => '');
}

function tell(words) {
  said = words;
  setAttribute(find('rating'), 'data-sending', sending);
  show();
}

const refused = ({status, words}) => (status === TOO_MANY ? say('ratingTooOften')
    : words?.[language()] ?? say('ratingNotTaken'));

async function send(grade) {
  try {
    const answer = await fetch(`${location.pathname}/rating`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({grade: String(grade)}),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const told = await answer.json().catch(() => ({}));
    return {ok: answer.ok, status: answer.status, words: told.words};
  } catch {
    return {ok: false, status: 0};
  }
}
