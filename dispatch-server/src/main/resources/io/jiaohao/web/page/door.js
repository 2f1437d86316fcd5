// The front door: which page a person wants.

import {find, setHidden, setText} from './dom.js';
import {showFixedWords, startPage} from './page.js';
import {learn, named, say} from './words.js';

learn({
  zh: {
    doorTitle: name => `${name} · 叫号`,
    window: '窗口',
    windowFor: '工作人员叫号、办理',
    kiosk: '取号机',
    kioskFor: '大厅触摸屏取号',
    board: '大厅屏',
    boardFor: '显示并播报叫号',
    manager: '大厅概况',
    managerFor: '实时客流与窗口',
    admin: '系统管理',
    adminFor: '设备、账号、大厅配置、操作记录',
    api: '接口试用',
    apiFor: '供其他系统：预约、取号、事件',
    signIn: '登录',
    signOut: '退出登录',
    who: name => `已登录：${name}`,
  },
  en: {
    doorTitle: name => `${name} · Jiaohao`,
    window: 'Window',
    windowFor: 'Staff: call and serve',
    kiosk: 'Kiosk',
    kioskFor: 'Touch screen for numbers',
    board: 'Lobby board',
    boardFor: 'Shows and speaks the calls',
    manager: 'Overview',
    managerFor: 'Live load of the hall',
    admin: 'Administration',
    adminFor: 'Devices, staff, plan, audit',
    api: 'Try the API',
    apiFor: 'For other systems: booking, numbers, events',
    signIn: 'Sign in',
    signOut: 'Sign out',
    who: name => `Signed in: ${name}`,
  },
});

let account = null;
let hallName = null;

function show() {
  const name = hallName ? named(hallName) : say('doorTitle', '').replace(' · ', '');
  setText(find('hall-name'), name);
  document.title = hallName ? say('doorTitle', name) : name;
  setText(find('who'), account ? say('who', account.name) : '');
  setHidden(find('sign-in'), account !== null);
  setHidden(find('sign-out'), account === null);
}

async function read(path) {
  try {
    const answer = await fetch(path);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

find('sign-out').addEventListener('click', async () => {
  await fetch('/account/sign-out', {method: 'POST', headers: {'X-CSRF': account.csrf}});
  account = null;
  show();
});

startPage(show);
showFixedWords();
show();
account = await read('/account');
hallName = (await read('/hall/plan'))?.name ?? null;
show();
