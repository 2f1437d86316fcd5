// Which device this page is. A kiosk's or board's page has no key of its own: it is paired once, by
// a code that it shows and an administrator confirms.

import {find, setHidden, setText} from './dom.js';

const POLL_EVERY_MS = 2_000;
const TRY_AGAIN_MS = 5_000;
const ACCEPTED = 202;

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

// Resolves with the device's id once this page is somebody: by its session, or, of staff, by the
// address. role: "kiosk", "board" or "pad"; wanted: the device of the address. Shows #pairing with #pairing-code meanwhile.
export async function deviceOf(role, wanted = new URLSearchParams(location.search).get(role)) {
  for (;;) {
    let account = null;
    try {
      const answer = await fetch('/account');
      if (answer.ok) {
        account = await answer.json();
        const device = account.device || wanted;
        if (device) {
          setHidden(find('pairing'), true);
          return device;
        }
      }
      await pairAs(role, wanted, account?.csrf);
    } catch {
      await pause(TRY_AGAIN_MS);
    }
  }
}

// A screen that is nobody any more is paired anew.
export function pairAnew(link) {
  if (link.condition === 'signed-out') {
    location.reload();
  }
}

async function pairAs(role, device, csrf) {
  const body = JSON.stringify(device ? {role, device} : {role});
  const headers = {'Content-Type': 'application/json', ...(csrf ? {'X-CSRF': csrf} : {})};
  const answer = await fetch('/pair', {method: 'POST', headers, body});
  if (!answer.ok) {
    await pause(TRY_AGAIN_MS);
    return;
  }
  const {code, token} = await answer.json();
  setText(find('pairing-code'), code);
  setHidden(find('pairing'), false);
  for (;;) {
    await pause(POLL_EVERY_MS);
    const asked = await fetch(`/pair/${encodeURIComponent(token)}`);
    if (asked.status !== ACCEPTED) {
      return;
    }
  }
}
