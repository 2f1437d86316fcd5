// Which language is spoken now, and the words that all pages share. Each page teaches its own words
// before it says any.

const WORDS = {
  zh: {
    otherLanguage: 'English',
    switchLanguage: 'Switch to English',
    largeType: '大字',
    usualType: '标准字号',
    linkConnecting: '正在连接…',
    linkLive: '已连接',
    linkOld: s => `${s} 秒无消息`,
    linkLost: (age, wait) => `连接中断 · 画面为 ${age} 秒前 · ${wait} 秒后重连`,
    linkLostSaid: '连接中断，正在重连',
    linkReplaced: '本页已在别处打开',
    linkRejected: '服务器暂不接受本页，正在重试',
    linkRole: '当前账号不能使用本页',
    linkUnknown: '大厅里没有这台设备，请联系管理员',
    linkVersion: '本页版本太旧',
    linkSignedOut: '登录已失效',
    takeBack: '在这里使用',
    signInAgain: '重新登录',
    signInAsOther: '换账号登录',
    readAnew: '刷新',
    noLink: '连接中断，没有发送。连上后请再按一次。',
    noPlan: '连不上服务器，正在重试…',
    serverFailed: '服务器没能完成，什么也没有改变。请再试一次。',
  },
  en: {
    otherLanguage: '中文',
    switchLanguage: '切换到中文',
    largeType: 'Large type',
    usualType: 'Usual type',
    linkConnecting: 'Connecting…',
    linkLive: 'Connected',
    linkOld: s => `Nothing heard for ${s} s`,
    linkLost: (age, wait) => `Disconnected · picture is ${age} s old · retry in ${wait} s`,
    linkLostSaid: 'Disconnected, connecting again',
    linkReplaced: 'This page was opened elsewhere',
    linkRejected: 'The server does not take this page just now; trying again',
    linkRole: 'This account may not use this page',
    linkUnknown: 'The hall has no such device: please tell an administrator',
    linkVersion: 'This page is too old',
    linkSignedOut: 'The sign-in has ended',
    takeBack: 'Use it here',
    signInAgain: 'Sign in again',
    signInAsOther: 'Sign in as somebody else',
    readAnew: 'Read it anew',
    noLink: 'Disconnected: nothing was sent. Press again once connected.',
    noPlan: 'The server cannot be reached; trying again…',
    serverFailed: 'The server failed and nothing has changed. Please try again.',
  },
};

// Each page of a browser remembers its own: a kiosk's visitor does not change a clerk's language. A
// phone's tickets share one, and no link of a ticket is kept.
export const keptPage = location.pathname.replace(/^\/t\/.*/, '/t');
const KEPT_AS = `jiaohao.language${keptPage}`;
let spoken = remembered() ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');

// A browser may forbid storage; then the choice lasts as long as the page.
function remembered() {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return kept in WORDS ? kept : null;
  } catch {
    return null;
  }
}

export const language = () => spoken;

export const locale = () => (spoken === 'zh' ? 'zh-CN' : 'en-GB');

export function switchLanguage() {
  spoken = spoken === 'zh' ? 'en' : 'zh';
  try {
    localStorage.setItem(KEPT_AS, spoken);
  } catch {
    return;
  }
}

// Adds a page's own words: {zh: {key: text or function}, en: {…}}.
export function learn(words) {
  Object.assign(WORDS.zh, words.zh);
  Object.assign(WORDS.en, words.en);
}

export function speak(other) {
  if (other in WORDS && other !== spoken) {
    switchLanguage();
  }
}

// In a language that is named, whatever is spoken now.
export function sayIn(language, key, ...values) {
  const words = WORDS[language][key];
  return typeof words === 'function' ? words(...values) : words;
}

export function say(key, ...values) {
  return sayIn(spoken, key, ...values);
}

// A name that comes in both languages; the other one where this one is empty.
export function named(name) {
  return name[spoken] || name.zh || name.en;
}

export function otherName(name) {
  return spoken === 'zh' ? name.en : name.zh;
}
