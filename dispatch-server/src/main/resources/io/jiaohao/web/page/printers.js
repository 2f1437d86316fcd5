// Kiosks whose own printer in the network needs somebody: no paper, or nearly none, or no answer.

import {count} from './day.js';
import {say} from './words.js';

const NAMED_MAX = 6;
const WELL = ['ready', 'unknown', 'busy'];

// In words, empty while all are well. One that does not print is told before one that soon will not.
export function printerWords(devices) {
  const found = devices.filter(device => device.printer && !WELL.includes(device.printer));
  const stopped = found.filter(device => device.printer !== 'paper-low');
  const low = found.filter(device => device.printer === 'paper-low');
  const details = [...stopped, ...low].slice(0, NAMED_MAX).map(
      device => say('printerOf', device.id, say(`printer-${device.printer}`)));
  if (found.length > NAMED_MAX) {
    details.push(say('andMore', count(found.length - NAMED_MAX)));
  }
  return {
    title: stopped.length > 0 ? say('printersStopped', count(stopped.length))
        : low.length > 0 ? say('printersLow', count(low.length)) : '',
    details,
    proposal: found.length > 0 ? say('proposePrinter') : '',
  };
}
