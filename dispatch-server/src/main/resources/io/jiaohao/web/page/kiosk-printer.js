// The slip on the kiosk's own printer in the network, if the server knows one for it. Only the printer
// can say whether it came out, and only the server can ask it.

import {language} from './words.js';

const TRIES = 3;
const AGAIN_MS = 500;
// More than the server gives the printer, and less than the hall gives the kiosk.
const WITHIN_MS = 25_000;
const UNKNOWN = 'UNKNOWN_TICKET';
const NO_PRINTER = 'no-printer';

let has = true;

// Resolves to whether the slip is out; null: the server has no printer for this kiosk.
export async function printAtServer(kiosk, ticketId) {
  let told = has ? await ask(kiosk, ticketId) : {outcome: NO_PRINTER};
  // The number is a moment old: those who tell where numbers are may not have heard of it.
  for (let i = 1; i < TRIES && told.code === UNKNOWN; i++) {
    await new Promise(resolve => setTimeout(resolve, AGAIN_MS));
    told = await ask(kiosk, ticketId);
  }
  has = told.outcome !== NO_PRINTER;
  return has ? told.outcome === 'out' : null;
}

async function ask(kiosk, ticketId) {
  try {
    const {csrf} = await fetch('/account').then(answer => answer.json());
    const answer = await fetch('/kiosk/print', {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'X-CSRF': csrf},
      body: JSON.stringify({kiosk, ticket: String(ticketId), language: language()}),
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    return await answer.json();
  } catch {
    return {};
  }
}
