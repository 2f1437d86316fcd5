// A window whose clerk has gone and left a call open: a manager puts the visitor back in line and
// signs the clerk out, with a reason of the hall's list.

import {ask, whyNot} from './ask.js';
import {codeWords} from './codes.js';
import {ask as question} from './dialog.js';
import {find, setHidden, setText} from './dom.js';
import {tellDone} from './said.js';
import {say} from './words.js';

let plan = null;
let offered = null;

export function hearReasons(heard) {
  plan = heard;
}

// look: a window with a call, or null for none.
export function offerRelease(look) {
  offered = look;
  showRelease();
}

export function showRelease() {
  const there = offered !== null && plan !== null;
  setHidden(find('why-release'), !there);
  setText(find('why-release'), there ? say('release', offered.window) : '');
}

export function startRelease() {
  find('why-release').addEventListener('click', () => {
    find('why').close();
    release(offered);
  });
}

async function release({window, callId, number, clerk}) {
  const options = plan.returnReasons.map(code => [code, codeWords(code)]);
  const asked = await question(say('releaseTitle', window, number, clerk),
      [{name: 'reason', kind: 'choice', label: say('releaseReason'), options}], say('releaseAgree'));
  if (asked === null) {
    return;
  }
  const answer = await ask('POST', `/manager/calls/${callId}/release`, {reason: asked.reason});
  tellDone(answer.ok, () => (answer.ok ? say('released', window, number) : whyNot(answer)));
}
