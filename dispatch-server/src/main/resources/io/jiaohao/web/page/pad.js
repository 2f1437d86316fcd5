// A rating pad's page, on a tablet beside a window: it asks whoever has just been served there for one
// of five grades. Who gives none has given none; the next visitor is never asked about the last one.

import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {faceOf, GRADES, gradeWords} from './grades.js';
import {planNow, readPlan} from './hall.js';
import {Link} from './link.js';
import {deviceOf, pairAnew} from './pair.js';
import {showFixedWords, showLink, showTime, startPage} from './page.js';
import {language, learn, named, say, speak} from './words.js';

const TURN_MS = 1_000;
const ASKED_FOR_MS = 60_000;
const SAID_FOR_MS = 5_000;

learn({
  zh: {
    padTitle: window => `评价 · ${window} 窗口`,
    padWindow: window => `${window} 窗口`,
    padIdle: '欢迎光临',
    padIdleLead: '办结后，请在这里评价本次服务。',
    padAsk: '请评价刚才的服务',
    padAskLead: '评价不记名。',
    padSending: '正在提交…',
    padSendingLead: '连接恢复后会自动提交。',
    padThanks: '谢谢您的评价！',
    padRefused: '这次没有记下',
    padLater: '不评价',
    padNoLink: '暂时不能评价，正在重新连接。',
    padUnknown: '这台评价器还不能使用，请联系管理员。',
    padPairing: '请管理员确认此评价器',
  },
  en: {
    padTitle: window => `Rating · window ${window}`,
    padWindow: window => `Window ${window}`,
    padIdle: 'Welcome',
    padIdleLead: 'Once you have been served, please rate the service here.',
    padAsk: 'How was the service?',
    padAskLead: 'No name is kept.',
    padSending: 'Sending…',
    padSendingLead: 'It is sent once the connection is back.',
    padThanks: 'Thank you!',
    padRefused: 'This was not taken',
    padLater: 'Not now',
    padNoLink: 'No rating just now: connecting again.',
    padUnknown: 'This pad cannot be used yet: please tell an administrator.',
    padPairing: 'An administrator confirms this pad',
  },
});

const asked = new URLSearchParams(location.search);
const firstLanguage = asked.get('language') ?? 'zh';

let link = null;
let state = 'idle';
let callId = 0;
let untilMs = 0;
let lead = () => '';
let seen = null;

const windowId = () => link?.welcome?.window ?? asked.get('window') ?? '';

// state: idle, ask, sending, thanks or refused; all but idle and sending end by themselves.
function become(next, lastsMs, words) {
  state = next;
  untilMs = performance.now() + lastsMs;
  lead = words;
  if (next === 'idle') {
    callId = 0;
    speak(firstLanguage);
    showFixedWords();
  }
  show();
}

const rest = () => become('idle', 0, () => say('padIdleLead'));

// Of the first picture nobody knows how long ago that visitor has left.
function hear() {
  const now = link.picture?.windows.get(windowId());
  if (now !== undefined) {
    const news = seen !== null && now.finishedCallId !== 0 && now.finishedCallId !== seen;
    seen = now.finishedCallId;
    if (news) {
      callId = now.finishedCallId;
      become('ask', ASKED_FOR_MS, () => say('padAskLead'));
    } else if (now.state === 'WINDOW_SERVING' && state === 'ask') {
      rest();
    }
  }
  show();
}

async function give(grade) {
  if (!link.live || state !== 'ask') {
    return;
  }
  become('sending', 0, () => say('padSendingLead'));
  const reply = await link.ask('rateCall', {callId, grade});
  if (reply?.status === 'STATUS_DONE') {
    become('thanks', SAID_FOR_MS, () => gradeWords(grade));
  } else {
    become('refused', SAID_FOR_MS, () => wordsOf(reply));
  }
}

const wordsOf = reply => (reply?.refusal
    ? reply.refusal[language() === 'zh' ? 'wordsZh' : 'words'] : say('serverFailed'));

const TITLES = {idle: 'padIdle', ask: 'padAsk', sending: 'padSending', thanks: 'padThanks',
  refused: 'padRefused'};

function show() {
  const lost = link !== null && !link.live;
  document.title = say('padTitle', windowId() || '?');
  setAttribute(document.body, 'data-state', state);
  setText(find('hall-name'), planNow() ? named(planNow().name) : '');
  setText(find('window'), windowId() ? say('padWindow', windowId()) : '');
  setText(find('title'), say(TITLES[state]));
  setText(find('lead'), lost && state !== 'sending' ? say(link.condition === 'rejected' ? 'padUnknown' : 'padNoLink') : lead());
  setHidden(find('choices'), state !== 'ask');
  setHidden(find('later'), state !== 'ask');
  find('choices').querySelectorAll('button').forEach(button => (button.disabled = lost));
  if (link !== null) {
    showLink(link);
  }
  showTime();
}

function turn() {
  pairAnew(link);
  if (!['idle', 'sending'].includes(state) && performance.now() > untilMs) {
    rest();
  }
  show();
}

function makeChoices() {
  find('choices').append(...GRADES.map(grade => {
    const words = make('span', '');
    words.dataset.word = `grade${grade}`;
    const button = make('button', 'button choice', faceOf(grade), words);
    button.type = 'button';
    button.dataset.grade = String(grade);
    button.addEventListener('click', () => give(grade));
    return button;
  }));
}

makeChoices();
startPage(show);
rest();
find('later').addEventListener('click', rest);
await readPlan();
const deviceId = await deviceOf('pad', asked.get('window') ? `pad-${asked.get('window')}` : null);
link = new Link({role: 'ROLE_PAD', deviceId}, welcome => ({windows: [welcome.window]}), hear);
show();
setInterval(turn, TURN_MS);
