// The administration page: devices and keys, staff, the plan, webhooks, and who did what. One part is
// shown at a time; the address says which.

import './admin-words.js';
import {Audit} from './admin-audit.js';
import {Devices} from './admin-devices.js';
import {Plan} from './admin-plan.js';
import {Staff} from './admin-staff.js';
import {Webhooks} from './admin-webhooks.js';
import {ask, enterAs, signOut} from './ask.js';
import {hearHall} from './clock.js';
import {startDialog} from './dialog.js';
import {find, setAttribute, setHidden, setText} from './dom.js';
import {startPage} from './page.js';
import {named, say} from './words.js';

const TURN_MS = 5_000;

let hall = null;
let account = null;
let saidLast = null;

// Says what has just happened; kind is good or bad. The words are found again in another language.
function tell(kind, words) {
  saidLast = {kind, words};
  setText(find('said'), words());
  setAttribute(find('said'), 'data-kind', kind);
  setHidden(find('said'), false);
}

function beQuiet() {
  saidLast = null;
  setHidden(find('said'), true);
}

const parts = {
  devices: new Devices(tell),
  staff: new Staff(tell),
  plan: new Plan(tell),
  webhooks: new Webhooks(tell),
  audit: new Audit(tell),
};

const shown = () => (location.hash.slice(1) in parts ? location.hash.slice(1) : 'devices');

function showPart() {
  for (const id of Object.keys(parts)) {
    setHidden(find(`part-${id}`), id !== shown());
  }
  document.querySelectorAll('.tab').forEach(
      tab => (tab.dataset.id === shown() ? tab.setAttribute('aria-current', 'page')
          : tab.removeAttribute('aria-current')));
  beQuiet();
  parts[shown()].look();
}

function showWords() {
  const name = hall ? named(hall.name) : '';
  setText(find('title'), say('adminTitle'));
  document.title = [say('adminTitle'), name].filter(Boolean).join(' · ');
  setAttribute(find('tabs'), 'aria-label', say('adminTitle'));
  setText(find('who'), account ? say('who', account.name, name) : '');
  if (saidLast) {
    setText(find('said'), saidLast.words());
  }
  Object.values(parts).forEach(part => part.show());
}

startDialog();
startPage(showWords);
showWords();
find('sign-out').addEventListener('click', signOut);
account = await enterAs(['admin']);
const told = await ask('GET', '/hall/plan');
hall = told.ok ? told.body : null;
if (hall) {
  hearHall({timeZone: hall.timeZone, hallSpeed: 1, hallMs: 0});
  parts.devices.hearPlan(hall);
}
showWords();
addEventListener('hashchange', showPart);
showPart();
setInterval(() => parts[shown()].turn(), TURN_MS);
