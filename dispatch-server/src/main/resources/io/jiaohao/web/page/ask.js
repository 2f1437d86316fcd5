// Asks the server for something or to change something, with the page's own token, and says in words
// what it refused. Who is not signed in any more, or may not, is sent to sign in.

import {goToSignIn} from './page.js';
import {language, learn, say} from './words.js';

const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const AGAIN_MS = 2_000;

learn({
  zh: {
    unreachable: '连不上服务器，什么也没有改变。',
    refusedWith: detail => `没有执行：${detail}`,
    failedWith: status => `服务器没能完成（${status}），请稍后再试。`,
    notAllowed: '当前账号没有权限。',
  },
  en: {
    unreachable: 'The server cannot be reached; nothing has changed.',
    refusedWith: detail => `Not done: ${detail}`,
    failedWith: status => `The server failed (${status}). Try again in a moment.`,
    notAllowed: 'This account may not do that.',
  },
});

let csrf = '';

// Resolves with the account, or leads to the sign-in if its roles are none of these.
export async function enterAs(roles) {
  let answer = await fetch('/account').catch(() => null);
  while (answer === null) {
    await new Promise(resolve => setTimeout(resolve, AGAIN_MS));
    answer = await fetch('/account').catch(() => null);
  }
  const account = answer.ok ? await answer.json() : null;
  if (account === null || !account.roles.some(role => roles.includes(role))) {
    goToSignIn();
    return new Promise(() => {});
  }
  csrf = account.csrf;
  return account;
}

export async function signOut() {
  await fetch('/account/sign-out', {method: 'POST', headers: {'X-CSRF': csrf}});
  goToSignIn();
}

// Resolves with {ok, status, body}; body is what was told, {} if it was nothing.
export async function ask(method, path, content, type = 'application/json') {
  const headers = {'X-CSRF': csrf, ...(content === undefined ? {} : {'Content-Type': type})};
  const body = content === undefined || type !== 'application/json' ? content
      : JSON.stringify(content);
  let answer;
  try {
    answer = await fetch(path, {method, headers, body});
  } catch {
    return {ok: false, status: 0, body: {}};
  }
  if (answer.status === UNAUTHORIZED) {
    goToSignIn();
    return new Promise(() => {});
  }
  const told = await answer.json().catch(() => ({}));
  return {ok: answer.ok, status: answer.status, body: told};
}

// Why something was not done, for the person at the screen.
export function whyNot({status, body}) {
  if (status === 0) {
    return say('unreachable');
  }
  if (status === FORBIDDEN) {
    return say('notAllowed');
  }
  const words = body.words?.[language()];
  // Words that are the whole detail in another language say it all.
  const detail = body.words?.en === body.detail ? '' : body.detail;
  return words || detail ? say('refusedWith', [words, detail].filter(Boolean).join(' · '))
      : say('failedWith', status);
}
