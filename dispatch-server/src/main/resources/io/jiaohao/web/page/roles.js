// Which page is for whom, so that who may not see one is told which account it takes. The server has
// the last word; here are only the words for it.

import {learn, say} from './words.js';

const ORDER = ['staff', 'manager', 'admin'];
const NEEDED = {'/window': 'staff', '/manager': 'manager', '/report': 'manager', '/city': 'manager', '/admin': 'admin'};

learn({
  zh: {
    roleStaff: '窗口人员',
    roleManager: '大厅主管',
    roleAdmin: '管理员',
    pageWindow: '窗口',
    pageManager: '大厅概况',
    pageReport: '日报',
    pageCity: '全市概况',
    pageAdmin: '系统管理',
    signInFor: page => `请先登录。登录后回到“${page}”。`,
    roleLacks: (page, role, name) => `“${page}”需要“${role}”的账号。现在登录的是 ${name}，请换一个账号登录。`,
  },
  en: {
    roleStaff: 'clerk',
    roleManager: 'manager',
    roleAdmin: 'administrator',
    pageWindow: 'Window',
    pageManager: 'Overview',
    pageReport: 'Report',
    pageCity: 'The city',
    pageAdmin: 'Administration',
    signInFor: page => `Please sign in first. You will come back to “${page}”.`,
    roleLacks: (page, role, name) => `“${page}” is for the role ${role}. You are signed in as ${name}: please sign in as somebody else.`,
  },
});

const key = (kind, word) => kind + word[0].toUpperCase() + word.slice(1);

// What is said to whoever was led from the page at this path to the sign-in; account: null = nobody
// is signed in. Empty for pages that are for everybody.
export function whySignIn(path, account) {
  const needed = NEEDED[path];
  if (needed === undefined) {
    return '';
  }
  const page = say(key('page', path.slice(1)));
  if (account === null) {
    return say('signInFor', page);
  }
  const may = account.roles.some(role => ORDER.indexOf(role) >= ORDER.indexOf(needed));
  return may ? '' : say('roleLacks', page, say(key('role', needed)), account.name || account.device);
}
