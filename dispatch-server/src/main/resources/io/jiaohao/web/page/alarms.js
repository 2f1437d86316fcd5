// What is wrong in the hall now and what would help: each alarm proposes an action in words, from who
// is at which window, and whom each window serves by the plan.

import {hallNow} from './clock.js';
import {count, minutes} from './day.js';
import {named, say} from './words.js';

const IDLE_AFTER_MS = 60_000;
const NAMED_MAX = 4;

let plan = null;
let idleSince = new Map();

export function hearPlan(heard) {
  plan = heard;
}

// Resolves to [{kind, title, detail, proposal, deeds}], the worst first; deeds are what the server can
// foretell the effect of: {wing, services, deed, window}, one for each thing that is proposed.
export function alarms(hall) {
  return plan === null ? [] : [...unserved(hall), ...waits(hall), ...idle(hall), ...webhooks(hall)];
}

// Who could take these people in: windows of the wing that serve it by the plan, by their state.
function candidates(hall, wing, services) {
  const able = new Set(plan.windows.filter(window => window.wing === wing
      && window.serves.some(service => services.includes(service))).map(window => window.id));
  const inState = state => hall.windows.filter(
      look => able.has(look.window) && look.state === state).map(look => look.window);
  return {ready: inState('ready'), paused: inState('paused'), closed: inState('closed'),
    offline: inState('offline')};
}

// What would help people who wait for these services, of which the effect is foretold for all.
function proposal(hall, wing, services, all = services) {
  const {ready, paused, closed, offline} = candidates(hall, wing, services);
  const steps = [];
  if (ready.length > 0) {
    steps.push([say('proposeCall', list(ready)), deedOf('call', ready)]);
  }
  if (paused.length > 0) {
    steps.push([say('proposeResume', list(paused)), deedOf('open', paused)]);
  }
  if (closed.length > 0) {
    steps.push([say('proposeOpen', list(closed)), deedOf('open', closed)]);
  }
  if (steps.length === 0 && offline.length > 0) {
    steps.push([say('proposeTerminal', list(offline)), deedOf('open', offline)]);
  }
  const found = steps.length > 0 ? steps.slice(0, 2) : elsewhere(hall, wing);
  return {
    proposal: found.map(([words]) => words).join(say('or')),
    deeds: found.filter(step => step.length > 1).map(([, deed]) => ({wing, services: all, ...deed})),
  };
}

// Told for one window of those that are named: what one more does.
const deedOf = (deed, windows) => ({deed, window: windows[0]});

const servicesOf = zone => plan.services.filter(one => one.zone === zone).map(one => one.id);

// All who serve it are at work: whoever is free in the same wing could be let help out.
function elsewhere(hall, wing) {
  const free = hall.windows.filter(look => look.wing === wing && look.state === 'ready')
      .map(look => look.window);
  return free.length > 0 ? [[say('proposeHelp', list(free)), deedOf('help', free)]]
      : [[say('proposeNone')]];
}

const list = ids => (ids.length <= NAMED_MAX ? ids.join(', ')
    : say('andOthers', ids.slice(0, NAMED_MAX).join(', '), count(ids.length - NAMED_MAX)));

const wingName = (hall, id) => named(
    hall.zones.find(zone => zone.wing === id)?.wingName ?? {zh: '', en: ''}) || id;

function unserved(hall) {
  return hall.attention.unserved.map(one => ({
    kind: 'unserved',
    title: say('unserved', one.service, wingName(hall, one.wing), count(one.waiting)),
    detail: '',
    ...proposal(hall, one.wing, [one.service]),
  }));
}

// By zone, the longest waits first: what helps is the same for all of a zone's people.
function waits(hall) {
  const places = new Map();
  for (const one of hall.attention.longest) {
    const key = `${one.wing}/${one.zone}`;
    places.set(key, [...(places.get(key) ?? []), one]);
  }
  const unnamed = hall.attention.longWaits - hall.attention.longest.length;
  return [...places.values()].map((late, i) => {
    const {wing, zone} = late[0];
    const place = hall.zones.find(one => one.wing === wing && one.zone === zone);
    return {
      kind: 'longWaits',
      title: say('longWaitsIn', named(place?.zoneName ?? {zh: zone, en: zone}),
          wingName(hall, wing), count(late.length)),
      detail: [...late.slice(0, NAMED_MAX).map(
          one => say('longWait', one.number, one.service, minutes(one.waitedS))),
      ...(i === 0 && unnamed > 0 ? [say('andMore', count(unnamed))] : [])].join(' · '),
      ...proposal(hall, wing, [...new Set(late.map(one => one.service))], servicesOf(zone)),
    };
  });
}

// A window between two visitors is ready for a moment; only who stays so is idle.
function idle(hall) {
  const next = new Map();
  const places = new Map();
  for (const look of hall.windows.filter(one => one.state === 'ready')) {
    const sinceMs = idleSince.get(look.window) ?? hallNow();
    next.set(look.window, sinceMs);
    const zone = hall.zones.find(one => one.wing === look.wing && one.zone === look.zone);
    if (zone && zone.waiting > 0 && hallNow() - sinceMs >= IDLE_AFTER_MS) {
      const key = `${look.wing}/${look.zone}`;
      places.set(key, {zone, windows: [...(places.get(key)?.windows ?? []), look.window]});
    }
  }
  idleSince = next;
  return [...places.values()].map(({zone, windows}) => ({
    kind: 'idle',
    title: say('idle', named(zone.zoneName) || zone.zone, named(zone.wingName) || zone.wing,
        count(windows.length), count(zone.waiting)),
    detail: '',
    proposal: say('proposeCall', list(windows)),
    deeds: [{wing: zone.wing, services: servicesOf(zone.zone), ...deedOf('call', windows)}],
  }));
}

// Another system hears nothing any more of what happens here.
function webhooks({webhooksStopped = 0}) {
  return webhooksStopped === 0 ? [] : [{kind: 'webhooks', detail: '',
    title: say('webhooksStopped', count(webhooksStopped)), proposal: say('proposeWebhooks')}];
}
