// What a kiosk shows at each step of a visitor's way. Every screen has a way on and a way back.

import {make} from './dom.js';
import {
  className, planNow, serviceName, serviceOf, servicesIn, walkIn, wingName, wingsOfZone, zoneName,
} from './hall.js';
import {codeOf, waitWords} from './kiosk-slip.js';
import {language, named, say} from './words.js';

const BOOKING_DIGITS = 12;
const DETAIL_HELPS = ['HALL_CLOSED', 'CHECK_IN_TOO_EARLY'];

// Each makes {title, lead, parts} of a step of the way, for a kiosk: {wing, waits, withPrinter,
// waitingIn(zone), go, goHome, reset, refresh, takeNumber, checkIn}.
export const SCREENS = {
  zones: zonesScreen, services: servicesScreen, service: serviceScreen, classes: classesScreen,
  otherWing: otherWingScreen, help: helpScreen, booking: bookingScreen, working: workingScreen,
  number: numberScreen, refused: refusedScreen, noSlip: noSlipScreen,
};

function tile(id, words, line, onTouch, className_ = '') {
  const button = make('button', `tile ${className_}`, make('strong', '', words));
  if (line) {
    button.append(make('span', 'tile-line', line));
  }
  button.type = 'button';
  button.dataset.id = id;
  button.addEventListener('click', onTouch);
  return button;
}

function zonesScreen(step, kiosk) {
  const zones = planNow().zones;
  const mine = zones.filter(zone => servicesIn(kiosk.wing, zone.id).length > 0).map(zone =>
      tile(zone.id, zoneName(zone.id),
          say('zoneLine', servicesIn(kiosk.wing, zone.id).length, kiosk.waitingIn(zone.id)),
          () => kiosk.go({screen: 'services', zone: zone.id}), 'zone'));
  const others = zones.filter(zone => servicesIn(kiosk.wing, zone.id).length === 0)
      .flatMap(zone => wingsOfZone(zone.id, kiosk.wing).slice(0, 1).map(other =>
          tile(zone.id, zoneName(zone.id), say('otherWing', wingName(other.id)),
              () => kiosk.go({screen: 'otherWing', zone: zone.id, other: other.id}), 'elsewhere')));
  const more = [tile('help', say('help'), say('helpLine'), () => kiosk.go({screen: 'help'}), 'more')];
  if (planNow().appointmentClass) {
    more.unshift(tile('booked', say('booked'), say('bookedLine'),
        () => kiosk.go({screen: 'booking', digits: ''}), 'more'));
  }
  return {title: say('chooseZone'), lead: say('chooseZoneLead'), parts: [...mine, ...others, ...more]};
}

function servicesScreen({zone}, kiosk) {
  const parts = servicesIn(kiosk.wing, zone).map(service => {
    const line = [say('serviceLine', Math.round(service.expectedMs / 60_000))];
    if (service.online) {
      line.push(say('online'));
    }
    return tile(service.id, serviceName(service.id), line.join(' · '),
        () => kiosk.go({screen: 'service', service: service.id}));
  });
  return {title: say('chooseService', zoneName(zone)), parts};
}

function serviceScreen({service}, kiosk) {
  const plan = serviceOf(service);
  const parts = [make('div', 'notes', ...notesOf(plan)),
    tile('take', say('take'), '', () => kiosk.takeNumber(service, walkIn(), kiosk.withPrinter), 'main'),
    tile('priority', say('priority'), say('priorityLine'),
        () => kiosk.go({screen: 'classes', service}))];
  const lead = [say('confirmLead', kiosk.waitingIn(plan.zone))];
  if (kiosk.waits[service]) {
    lead.push(say('expect', named(kiosk.waits[service])));
  }
  return {title: serviceName(service), lead: lead.join(' '), parts};
}

function notesOf(service) {
  const notes = [];
  if (service.materials.length > 0) {
    notes.push(make('h3', '', say('materials')),
        make('ul', 'materials', ...service.materials.map(one => make('li', '', named(one)))));
  } else {
    notes.push(make('p', '', say('materialsNone')));
  }
  if (service.online) {
    notes.push(make('p', 'online', say('onlineText')));
  }
  return notes;
}

function classesScreen({service}, kiosk) {
  const {classes, appointmentClass} = planNow();
  const parts = classes.filter(one => one.headStartMs > 0 && one.id !== appointmentClass)
      .map(one => tile(one.id, className(one.id), '',
          () => kiosk.takeNumber(service, one.id, kiosk.withPrinter)));
  return {title: say('priorityTitle'), lead: say('priorityLead'), parts};
}

function otherWingScreen({zone, other}, kiosk) {
  return {
    title: say('otherWingTitle', zoneName(zone), wingName(other)),
    lead: say('otherWingText', wingName(other)),
    parts: [tile('home', say('home'), '', kiosk.goHome, 'main')],
  };
}

function helpScreen(step, kiosk) {
  return {title: say('helpTitle'), lead: say('helpText'),
    parts: [tile('home', say('home'), '', kiosk.goHome, 'main')]};
}

function bookingScreen(step, kiosk) {
  const press = digit => {
    step.digits = (step.digits + digit).slice(0, BOOKING_DIGITS);
    kiosk.refresh();
  };
  const keys = [...'123456789'].map(digit => tile(digit, digit, '', () => press(digit), 'digit'));
  keys.push(tile('clear', say('bookingClear'), '', () => {
    step.digits = '';
    kiosk.refresh();
  }, 'digit'), tile('0', '0', '', () => press('0'), 'digit'), tile('erase', say('erase'), '', () => {
    step.digits = step.digits.slice(0, -1);
    kiosk.refresh();
  }, 'digit'));
  const entry = make('p', 'entry', step.digits || '—');
  entry.setAttribute('aria-live', 'polite');
  const doIt = tile('go', say('bookingGo'), '', () => kiosk.checkIn(Number(step.digits)), 'main');
  doIt.disabled = step.digits === '';
  return {title: say('bookingTitle'), parts: [entry, make('div', 'pad', ...keys), doIt]};
}

function workingScreen({words}) {
  return {title: say(words), parts: [make('div', 'busy', make('span'), make('span'), make('span'))]};
}

function numberScreen({issued, printed, late, ticketClass}, kiosk) {
  const wait = waitWords(issued.wait) || say('waitUnknown');
  const zone = serviceOf(issued.service)?.zone ?? '';
  const facts = make('div', 'facts',
      make('p', 'issued-number', issued.number),
      make('p', 'issued-service', serviceName(issued.service)
          + (ticketClass && ticketClass !== walkIn() ? ` · ${className(ticketClass)}` : '')),
      make('p', 'issued-ahead', say('ahead', issued.ahead)),
      make('p', 'issued-wait', wait),
      make('p', '', say('waitHere', zoneName(zone), wingName(issued.wing))),
      make('p', printed ? 'slip-said' : 'slip-said warn', say(printed ? 'slipOut' : 'noSlip')));
  const code = codeOf(issued);
  if (code !== null) {
    facts.append(make('figure', 'follow', code, make('figcaption', '', say('codeScan'))));
  }
  if (late) {
    facts.append(make('p', 'slip-said warn', say('bookingLate')));
  }
  return {title: say('yourNumber'),
    parts: [facts, tile('done', say('done'), '', kiosk.reset, 'main'),
      tile('another', say('anotherNumber'), '', kiosk.goHome)]};
}

function refusedScreen({refusal}, kiosk) {
  return {title: say('refusedTitle'), lead: visitorWords(refusal),
    parts: [tile('home', say('home'), '', kiosk.goHome, 'main'),
      tile('help', say('helpTitle'), say('helpLine'), () => kiosk.go({screen: 'help'}))]};
}

// A visitor is told the detail of a refusal only where it says when to come again.
function visitorWords({code, words, wordsZh}) {
  const all = language() === 'zh' ? wordsZh : words;
  return DETAIL_HELPS.includes(code) ? all : all.split(' – ')[0];
}

// With new paper the same number comes out. A booking's number cannot be taken anew: who has one and
// no paper is helped by a person.
function noSlipScreen(step, kiosk) {
  const {service, ticketClass, issued: {number}} = step;
  const again = tile('again', say('printAgain', number), '', () => kiosk.printAgain(step));
  const home = tile('home', say('home'), '', kiosk.goHome);
  if (service === '') {
    return {title: say('slipFailedTitle'), lead: say('slipFailedBooked', number), parts: [again, home]};
  }
  return {title: say('slipFailedTitle'), lead: say('slipFailedText', number),
    parts: [tile('paperless', say('takePaperless'), '',
        () => kiosk.takeNumber(service, ticketClass, false), 'main'), again, home]};
}
