// The front door: which page a person wants.

import {find, setHidden, setText} from './dom.js';
import {showFixedWords, startPage} from './page.js';
import {learn, named, say} from './words.js';

const AGAIN_MS = 2_000;

learn({
  zh: {
    doorTitle: name => `${name} · 叫号`,
    window: '窗口',
    windowFor: '工作人员叫号、办理',
    kiosk: '取号机',
    kioskFor: '大厅触摸屏取号',
    board: '大厅屏',
    boardFor: '显示并播报叫号',
    pad: '评价器',
    padFor: '窗口旁平板，办结后评价',
    manager: '大厅概况',
    managerFor: '实时客流与窗口',
    admin: '系统管理',
    adminFor: '设备、账号、大厅配置、操作记录',
    api: '接口试用',
    apiFor: '供其他系统：预约、取号、事件',
    signIn: '登录',
    signOut: '退出登录',
    who: name => `已登录：${name}`,
    doorAway: '连不上服务器，正在重试…',
  },
  en: {
    doorTitle: name => `${name} · Jiaohao`,
    window: 'Window',
    windowFor: 'Staff: call and serve',
    kiosk: 'Kiosk',
    kioskFor: 'Touch screen for numbers',
    board: 'Lobby board',
    boardFor: 'Shows and speaks the calls',
    pad: 'Rating pad',
    padFor: 'A tablet beside a window',
    manager: 'Overview',
    managerFor: 'Live load of the hall',
    admin: 'Administration',
    adminFor: 'Devices, staff, plan, audit',
    api: 'Try the API',
    apiFor: 'For other systems: booking, numbers, events',
    signIn: 'Sign in',
    signOut: 'Sign out',
    who: name => `Signed in: ${name}`,
    doorAway: 'The server cannot be reached; trying again…',
  },
});

let account = null;
let hallName = null;
let away = false;

function show() {
  const name = hallName ? named(hallName) : say('doorTitle', '').replace(' · ', '');
  setText(find('hall-name'), name);
  document.title = hallName ? say('doorTitle', name) : name;
  setText(find('who'), account ? say('who', account.name) : '');
  setText(find('said'), away ? say('doorAway') : '');
  setHidden(find('said'), !away);
  setHidden(find('sign-in'), account !== null);
  setHidden(find('sign-out'), account === null);
}

// Resolves with what was told, null if nothing was, undefined if nobody answered.
async function read(path) {
  try {
    const answer = await fetch(path);
    return answer.ok ? await answer.json() : null;
  } catch {
    return undefined;
  }
}

async function look() {
  const [who, plan] = await Promise.all([read('/account'), read('/hall/plan')]);
  away = who === undefined || plan === undefined;
  if (away) {
    setTimeout(look, AGAIN_MS);
  } else {
    account = who;
    hallName = plan?.name ?? hallName;
  }
  show();
}

find('sign-out').addEventListener('click', async () => {
  await fetch('/account/sign-out', {method: 'POST', headers: {'X-CSRF': account.csrf}}).catch(() => {});
  look();
});

startPage(show);
showFixedWords();
show();
look();
