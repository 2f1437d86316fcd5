// Every word on the page, in both languages, and which of the two is spoken now.


const WORDS = {
  zh: {
    title: name => `${name} · 大厅概况`,
    skip: '跳到各区窗口',
    otherLanguage: 'English',
    switchLanguage: 'Switch to English',
    day: '今日',
    waiting: '正在等候',
    issued: '今日取号',
    called: '今日叫号',
    served: '今日办结',
    noShows: '过号未到',
    p50: '等候中位数',
    p90: '九成等候不超过',
    people: '人',
    times: '次',
    minute: '分',
    underMinute: '<1',
    tileMinutes: n => `${n}分`,
    plot: '等候人数',
    plotSpan: (from, to) => `${from} – ${to}`,
    attention: '需要关注',
    longWaits: n => `等候过久：${n} 号`,
    longWait: (number, service, minutes) => `${number}（${service}）${minutes} 分`,
    andMore: n => `另有 ${n} 号`,
    busy: '繁忙',
    crowded: '拥挤',
    crowdHall: (level, waiting) => `大厅${level}：${waiting} 人等候`,
    crowdZones: '人流预警',
    crowdZone: (zone, wing, level, waiting) => `${zone}（${wing}）${level}，${waiting} 人`,
    overtime: (calls, minutes) => `延时服务 ${calls} 人次，共 ${minutes} 分`,
    overtimeAt: (window, calls, minutes) => `${window} ${calls} 次 ${minutes} 分`,
    nothing: '大厅尚无配置：载入大厅文件后，这里会显示各区和窗口。',
    wingLoad: (waiting, windows) => `${waiting} 人等候 · ${windows} 个窗口`,
    zoneWaiting: '等候',
    zoneLongest: '最长已等',
    zoneOpen: '开放窗口',
    zoneBusy: '呼叫 / 办理',
    zoneWaits: '今日等候 中位 / 九成',
    noWindow: '无窗口开放',
    outOf: (part, whole) => `${part} / ${whole}`,
    windowsOf: zone => `${zone}：窗口`,
    legend: '图例',
    closed: '关闭',
    ready: '空闲',
    calling: '呼叫中',
    serving: '办理中',
    paused: '暂停',
    offline: '离线',
    detailCall: (window, state, number, service) => `${window} · ${state} · ${number}（${service}）`,
    detailSince: (time, minutes) => `${time} 呼叫，已 ${minutes} 分`,
    detailTimes: n => `第 ${n} 次呼叫`,
    detailPause: (reason, time) => `${reason}，预计 ${time} 返回`,
    detailHeld: n => `挂起 ${n} 号`,
    devices: roles => `在线设备：${roles}`,
    kiosk: '取号机',
    window: '窗口终端',
    board: '显示屏',
    behind: n => `${n} 块屏更新滞后`,
    connecting: '正在连接…',
    live: '实时',
    old: s => `数据已 ${s} 秒未更新`,
    oldSaid: '数据停止更新',
    lost: (age, wait) => `连接中断 · 数据为 ${age} 秒前 · ${wait} 秒后重连`,
    lostSaid: '连接中断',
    full: (age, wait) => `观看页面过多 · ${wait} 秒后重试`,
    fullSaid: '观看页面过多',
    speed: n => `演示 · ${n} 倍速`,
  },
  en: {
    title: name => `${name} · Overview`,
    skip: 'Skip to zones and windows',
    otherLanguage: '中文',
    switchLanguage: '切换到中文',
    day: 'Today',
    waiting: 'Waiting now',
    issued: 'Tickets issued',
    called: 'Calls made',
    served: 'Served',
    noShows: 'No-shows',
    p50: 'Median wait',
    p90: '9 in 10 waited up to',
    people: '',
    times: '',
    minute: 'min',
    underMinute: '<1',
    tileMinutes: n => `${n}m`,
    plot: 'People waiting',
    plotSpan: (from, to) => `${from} – ${to}`,
    attention: 'To look after',
    longWaits: n => `Waiting too long: ${n}`,
    longWait: (number, service, minutes) => `${number} (${service}) ${minutes} min`,
    andMore: n => `and ${n} more`,
    busy: 'busy',
    crowded: 'crowded',
    crowdHall: (level, waiting) => `The hall is ${level}: ${waiting} waiting`,
    crowdZones: 'Crowd warning',
    crowdZone: (zone, wing, level, waiting) => `${zone} (${wing}) ${level}, ${waiting}`,
    overtime: (calls, minutes) => `Overtime: ${calls} served after closing, ${minutes} min`,
    overtimeAt: (window, calls, minutes) => `${window} ${calls}, ${minutes} min`,
    nothing: 'This hall has no plan yet: zones and windows appear here once a hall file is loaded.',
    wingLoad: (waiting, windows) => `${waiting} waiting · ${windows} windows`,
    zoneWaiting: 'Waiting',
    zoneLongest: 'Longest so far',
    zoneOpen: 'Windows open',
    zoneBusy: 'Calling / serving',
    zoneWaits: 'Waits today, median / 9 in 10',
    noWindow: 'No window is open',
    outOf: (part, whole) => `${part} / ${whole}`,
    windowsOf: zone => `${zone}: windows`,
    legend: 'Legend',
    closed: 'Closed',
    ready: 'Ready',
    calling: 'Calling',
    serving: 'Serving',
    paused: 'On a break',
    offline: 'Offline',
    detailCall: (window, state, number, service) => `${window} · ${state} · ${number} (${service})`,
    detailSince: (time, minutes) => `called ${time}, ${minutes} min ago`,
    detailTimes: n => `call no. ${n}`,
    detailPause: (reason, time) => `${reason}, back at ${time}`,
    detailHeld: n => `${n} on hold`,
    devices: roles => `Devices connected: ${roles}`,
    kiosk: 'kiosks',
    window: 'window terminals',
    board: 'boards',
    behind: n => `${n} behind`,
    connecting: 'Connecting…',
    live: 'Live',
    old: s => `Data is ${s} s old`,
    oldSaid: 'The data is no longer fresh',
    lost: (age, wait) => `Disconnected · data is ${age} s old · retry in ${wait} s`,
    lostSaid: 'Disconnected',
    full: (age, wait) => `Too many viewers · retry in ${wait} s`,
    fullSaid: 'Too many viewers',
    speed: n => `Demonstration · ${n}× speed`,
  },
};

const KEPT_AS = 'jiaohao.language';
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

export function say(key, ...values) {
  const words = WORDS[spoken][key];
  return typeof words === 'function' ? words(...values) : words;
}

// A name that comes in both languages; the other one where this one is empty.
export function named(name) {
  return name[spoken] || name.zh || name.en;
}

export function otherName(name) {
  return spoken === 'zh' ? name.en : name.zh;
}
