// Signs a person in and takes them where they wanted to go: an address of this server alone.

import {find, setHidden, setText} from './dom.js';
import {showFixedWords, startPage} from './page.js';
import {whySignIn} from './roles.js';
import {learn, say} from './words.js';

const UNAUTHORIZED = 401;
const TOO_MANY = 429;

learn({
  zh: {
    signInTitle: '登录 · 叫号',
    signIn: '登录',
    signInHome: '回首页',
    name: '账号',
    password: '密码',
    wrong: '账号或密码不对。',
    tooMany: s => `尝试次数过多，请 ${s} 秒后再试。`,
    unreachable: '连不上服务器，请稍后再试。',
    failed: status => `服务器没能完成（${status}），请稍后再试。`,
  },
  en: {
    signInTitle: 'Sign in · Jiaohao',
    signIn: 'Sign in',
    signInHome: 'Home',
    name: 'Account',
    password: 'Password',
    wrong: 'The account or the password is wrong.',
    tooMany: s => `Too many tries. Try again in ${s} s.`,
    unreachable: 'The server cannot be reached. Try again in a moment.',
    failed: status => `The server failed (${status}). Try again in a moment.`,
  },
});

const next = new URLSearchParams(location.search).get('next') ?? '';
let saidLast = () => '';
let before = null;

const wanted = otherwise => new URL(next || otherwise, location.origin);

function goOn(account) {
  const {origin, pathname, search, hash} = wanted(homeOf(account.roles));
  location.replace(origin === location.origin ? pathname + search + hash : '/');
}

function homeOf(roles) {
  if (roles.includes('manager') || roles.includes('admin')) {
    return '/';
  }
  return roles.includes('staff') ? '/window' : '/';
}

function tell(words) {
  saidLast = words;
  setText(find('said'), words());
  setHidden(find('said'), false);
}

async function signIn() {
  const body = JSON.stringify({name: find('name').value.trim(), password: find('password').value});
  const headers = {'Content-Type': 'application/json'};
  let answer;
  try {
    answer = await fetch('/account/sign-in', {method: 'POST', headers, body});
  } catch {
    tell(() => say('unreachable'));
    return;
  }
  if (answer.ok) {
    goOn(await answer.json());
  } else if (answer.status === UNAUTHORIZED) {
    tell(() => say('wrong'));
    find('password').select();
  } else if (answer.status === TOO_MANY) {
    tell(() => say('tooMany', answer.headers.get('Retry-After') ?? '60'));
  } else {
    tell(() => say('failed', answer.status));
  }
}

find('form').addEventListener('submit', async event => {
  event.preventDefault();
  find('go').disabled = true;
  await signIn();
  find('go').disabled = false;
});

// Who has come here from a page is told why.
async function askWho() {
  try {
    const answer = await fetch('/account');
    before = answer.ok ? await answer.json() : null;
  } catch {
    before = null;
  }
  showTitle();
}

function showTitle() {
  document.title = say('signInTitle');
  const why = whySignIn(wanted('/').pathname, before);
  setText(find('why'), why);
  setHidden(find('why'), why === '');
  setText(find('said'), saidLast());
}

startPage(showTitle);
showFixedWords();
askWho();
