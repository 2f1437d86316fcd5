// The words of the hall's codes, such as reasons; those that are not here are shown as they are.

import {language} from './words.js';

const CODES = {
  zh: {
    done: '办结',
    incomplete: '材料不全',
    referred: '转介其他部门',
    'forms-missing': '缺表格',
    'wrong-service': '事项选错',
    'asked-to-wait': '本人要求稍候',
    'form-missing': '补材料',
    payment: '缴费',
    copy: '复印',
    'signed-off': '待签字',
    other: '其他',
    break: '休息',
    lunch: '午餐',
    meeting: '会议',
    errand: '外出办事',
    urgent: '紧急',
    'helper-asked': '导办要求',
    'manager-asked': '主管要求',
  },
  en: {
    done: 'done',
    incomplete: 'papers incomplete',
    referred: 'referred elsewhere',
    'forms-missing': 'forms missing',
    'wrong-service': 'wrong service',
    'asked-to-wait': 'asked to wait',
    'form-missing': 'a form is missing',
    payment: 'payment',
    copy: 'copies',
    'signed-off': 'a signature',
    other: 'other',
    break: 'break',
    lunch: 'lunch',
    meeting: 'meeting',
    errand: 'errand',
    urgent: 'urgent',
    'helper-asked': 'a helper asked',
    'manager-asked': 'a manager asked',
  },
};

export const codeWords = code => CODES[language()][code] ?? code;
