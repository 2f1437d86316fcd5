// What a manager tells everybody: notices, and that the hall has to be left; and which board speaks.

import {ask, whyNot} from './ask.js';
import {timeOf} from './clock.js';
import {ask as question} from './dialog.js';
import {find, make, setHidden, setText} from './dom.js';
import {isPast} from './past.js';
import {voiceAreas} from './voice-areas.js';
import {named, say} from './words.js';

// What confirms an evacuation over HTTP; a person types a word of their own language.
const CONFIRM = 'evacuate';

let hall = null;
let wings = [];
let notices = [];
let devices = [];
let told = () => '';

export function startTold() {
  find('notice-post').addEventListener('click', post);
  find('evacuate').addEventListener('click', evacuate);
}

export async function askNotices() {
  const answer = await ask('GET', '/manager/notices');
  if (answer.ok) {
    notices = answer.body.notices;
    showNotices();
  }
}

// The plan knows wings without windows too; people may have to leave those as well.
export function hearWings(plan) {
  wings = plan.wings;
}

export function hearVoices(heard) {
  devices = heard;
  showVoices();
}

export function showTold(picture) {
  hall = picture;
  showNotices();
  showVoices();
  showLeaving();
}

// ---- Notices

// The hall, its wings, and their zones: [value, words].
function places() {
  const wings = new Map(hall.zones.map(zone => [zone.wing, named(zone.wingName) || zone.wing]));
  return [['', say('wholeHall')], ...[...wings].map(([id, name]) => [id, name]),
    ...hall.zones.map(zone => [`${zone.wing}/${zone.zone}`,
      `${wings.get(zone.wing)} · ${named(zone.zoneName) || zone.zone}`])];
}

async function post() {
  const asked = await question(say('noticePost'), [
    {name: 'zh', kind: 'text', label: say('noticeZh')},
    {name: 'en', kind: 'text', label: say('noticeEn')},
    {name: 'place', kind: 'select', label: say('noticePlace'), options: places()},
    {name: 'important', kind: 'select', label: say('noticeKind'),
      options: [['', say('noticeOrdinary')], ['yes', say('noticeImportant')]]},
    {name: 'until', kind: 'time', label: say('noticeUntil')},
  ], say('noticePostNow'));
  if (asked === null) {
    return;
  }
  const [wing = '', zone = ''] = asked.place.split('/');
  const until = asked.until === '' ? '' : `${hall.day}T${asked.until}`;
  const fields = {zh: asked.zh, en: asked.en, wing, zone, important: asked.important, until};
  await done(ask('POST', '/manager/notices', Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== ''))), () => say('noticePosted'));
  await askNotices();
}

async function takeBack(notice) {
  await done(ask('DELETE', `/manager/notices/${notice.id}`), () => say('noticeTaken'));
  await askNotices();
}

function placeOf({wing, zone}) {
  const value = zone ? `${wing}/${zone}` : wing;
  return places().find(([id]) => id === value)?.[1] ?? value;
}

function showNotices() {
  if (hall === null) {
    return;
  }
  setHidden(find('told'), notices.length === 0);
  const list = find('told-notices');
  while (list.children.length > notices.length) {
    list.lastChild.remove();
  }
  notices.forEach((notice, i) => {
    const line = list.children[i] ?? list.appendChild(newNotice());
    const [mark, words, facts, button] = line.children;
    setText(mark, notice.important ? '!' : 'i');
    setText(words, named(notice));
    setText(facts, [placeOf(notice),
      notice.untilMs > 0 ? say('noticeEnds', timeOf(notice.untilMs)) : ''].filter(Boolean).join(' · '));
    setText(button, say('noticeTakeBack'));
    button.onclick = () => takeBack(notice);
  });
}

function newNotice() {
  const button = make('button', 'button small');
  button.type = 'button';
  return make('li', 'told-notice', make('span', 'told-mark'), make('span', 'told-words'),
      make('span', 'quiet'), button);
}

// ---- Evacuation

async function evacuate() {
  const word = say('evacuateWord');
  const asked = await question(say('evacuateTitle'), [
    {name: 'wing', kind: 'choice', label: say('evacuateWhere'),
      options: [['', say('wholeHall')], ...wings.map(one => [one.id, wingName(one.id)])]},
    {name: 'word', kind: 'text', label: say('evacuateConfirm', word)},
  ], say('evacuateNow'));
  if (asked === null) {
    return;
  }
  if (asked.word.trim().toLowerCase() !== word.toLowerCase()) {
    tell(() => say('evacuateNotSaid', word));
    return;
  }
  const where = asked.wing === '' ? {} : {wing: asked.wing};
  await done(ask('POST', '/manager/evacuation', {confirm: CONFIRM, ...where}),
      () => say('evacuated'));
}

async function endEvacuation(wing) {
  const asked = await question(say('evacuateEndTitle', wingName(wing)), [], say('evacuateEnd'));
  if (asked !== null) {
    await done(ask('POST', '/manager/evacuation/end', {wing}), () => say('evacuateEnded'));
  }
}

const wingName = id => named(wings.find(one => one.id === id)?.name ?? {}) || id;

function showLeaving() {
  const {evacuations} = hall.attention;
  setHidden(find('leaving'), evacuations.length === 0);
  setText(find('leaving-words'), [...new Set(evacuations.map(one => timeOf(one.sinceMs)))].map(
      time => say('leavingSince', evacuations.filter(one => timeOf(one.sinceMs) === time)
          .map(one => wingName(one.wing)).join(' · '), time)).join(' — '));
  const list = find('leaving-ends');
  const wanted = isPast() ? [] : evacuations;
  while (list.children.length > wanted.length) {
    list.lastChild.remove();
  }
  wanted.forEach((one, i) => {
    const button = list.children[i] ?? list.appendChild(make('button', 'button'));
    button.type = 'button';
    setText(button, say('evacuateEndIn', wingName(one.wing)));
    button.onclick = () => endEvacuation(one.wing);
  });
}

// ---- Which board speaks

function showVoices() {
  if (hall !== null) {
    setText(find('told-voice'), voiceAreas(isPast() ? [] : devices, hall).map(
        area => area.words).join(' · '));
  }
}

// ---- What came of it

async function done(asking, words) {
  const answer = await asking;
  tell(() => (answer.ok ? words() : whyNot(answer)));
}

function tell(words) {
  told = words;
  setText(find('manager-said'), told());
  setHidden(find('manager-said'), told() === '');
}
