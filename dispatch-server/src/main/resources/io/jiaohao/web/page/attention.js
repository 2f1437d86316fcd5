// What somebody should look after, one line each; the place is not there while there is nothing.

import {count, minutes} from './day.js';
import {find, make, setHidden, setText} from './dom.js';
import {say} from './words.js';

const lines = {};
for (const kind of ['overtime']) {
  const mark = make('span', 'attention-mark');
  const title = make('strong', 'attention-title');
  const detail = make('span', 'attention-detail');
  const node = make('li', `attention-line ${kind}`, mark, title, detail);
  mark.setAttribute('aria-hidden', 'true');
  find('attention-lines').append(node);
  lines[kind] = {node, title, detail};
}

export function showAttention(hall) {
  showOvertime(hall);
  setHidden(find('attention'), Object.values(lines).every(line => line.node.hidden));
}

function write(line, title, details) {
  setText(line.title, title);
  setText(line.detail, details.join(' · '));
  setHidden(line.node, title === '');
}

function showOvertime(hall) {
  const {overtimeCalls, overtimeS} = hall.figures;
  write(lines.overtime,
      overtimeCalls > 0 ? say('overtime', count(overtimeCalls), minutes(overtimeS)) : '',
      hall.overtime.map(
          one => say('overtimeAt', one.window, count(one.calls), minutes(one.overtimeS))));
}
