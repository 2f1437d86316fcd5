// The words of the lobby board. It shows and speaks both languages whatever the browser's is.

import {learn} from './words.js';

learn({
  zh: {
    calling: '请前往',
    serving: '办理中',
    spoken: (number, window) => `请 ${number} 号，到 ${window} 号窗口办理。`,
    spokenAgain: (number, window, n) => `请 ${number} 号，到 ${window} 号窗口办理，第 ${n} 次呼叫。`,
    spokenMistake: window => `${window} 号窗口，刚才的叫号有误，请继续等候。`,
    spokenLeave: '请注意，请立即离开大厅。请保持冷静，从最近的安全出口离开，不要乘坐电梯。',
    noticeCrowded: zones => `${zones} 等候人数较多，请留意叫号`,
    noticePaused: windows => `${windows} 号窗口暂停服务`,
    noticeNone: '请留意屏幕与语音叫号',
    noticeOffline: '显示暂停更新，请留意工作人员提示',
    soundLocked: '声音被锁住，点此开启',
    soundNone: '此设备没有语音',
    soundOn: '声音已开启',
  },
  en: {
    calling: 'please go',
    serving: 'serving',
    spoken: (number, window) => `Ticket ${number}, please go to window ${window}.`,
    spokenAgain: (number, window, n) => `Ticket ${number}, please go to window ${window}. Call ${n}.`,
    spokenMistake: window => `Window ${window}: the last call was a mistake. Please keep waiting.`,
    spokenLeave: 'Attention please. Leave the building now. Stay calm, use the nearest exit, do not use the lifts.',
    noticeCrowded: zones => `${zones}: many people are waiting`,
    noticePaused: windows => `Window ${windows}: on a break`,
    noticeNone: 'Please watch and listen for your number',
    noticeOffline: 'This board is not being updated; please ask the staff',
    soundLocked: 'sound is locked, press to unlock',
    soundNone: 'no voice here',
    soundOn: 'The sound is on',
  },
});
