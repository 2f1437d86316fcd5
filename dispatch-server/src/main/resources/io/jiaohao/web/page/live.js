// The live feed: stays connected by itself, and says in which of four conditions it is:
// connecting, live, lost, or full (the server has as many viewers as it takes). Who may not watch
// it, or no longer, is sent to sign in.

import {goToSignIn} from './page.js';

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 10_000;
const SILENT_AFTER_MS = 15_000;
const CHECK_EVERY_MS = 1_000;
const TRY_AGAIN_LATER = 1013;
const UNAUTHORIZED = 401;
const WHO_MAY = ['manager', 'admin'];

export class Live {
  #hear;
  #socket = null;
  #retryMs = FIRST_RETRY_MS;
  #retryAt = 0;
  #heardAt = 0;
  condition = 'connecting';

  constructor(hear) {
    this.#hear = hear;
    addEventListener('online', () => this.#retryNow());
    document.addEventListener('visibilitychange', () => this.#retryNow());
    setInterval(() => this.#check(), CHECK_EVERY_MS);
    this.#connect();
  }

  secondsToRetry() {
    return Math.max(0, Math.ceil((this.#retryAt - performance.now()) / 1000));
  }

  #connect() {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}/manager/live`);
    this.#socket = socket;
    this.#heardAt = performance.now();
    socket.onmessage = event => this.#heard(socket, event);
    socket.onclose = event => this.#lost(socket, event.code);
  }

  #heard(socket, event) {
    if (socket === this.#socket) {
      this.#heardAt = performance.now();
      this.#retryMs = FIRST_RETRY_MS;
      this.condition = 'live';
      this.#hear(JSON.parse(event.data));
    }
  }

  // Waits a little longer each time, and never just as long as other pages do.
  #lost(socket, code) {
    if (socket === this.#socket) {
      this.#socket = null;
      this.condition = code === TRY_AGAIN_LATER ? 'full' : 'lost';
      this.#retryAt = performance.now() + this.#retryMs * (0.5 + Math.random() / 2);
      this.#retryMs = Math.min(LAST_RETRY_MS, this.#retryMs * 2);
      this.#askWhetherAllowed();
    }
  }

  async #askWhetherAllowed() {
    try {
      const answer = await fetch('/account');
      const roles = answer.ok ? (await answer.json()).roles : WHO_MAY;
      if (answer.status === UNAUTHORIZED || !roles.some(role => WHO_MAY.includes(role))) {
        goToSignIn();
      }
    } catch {
      return;
    }
  }

  // A connection may die without a word; the server speaks every few seconds.
  #check() {
    const socket = this.#socket;
    if (socket === null && performance.now() >= this.#retryAt) {
      this.#connect();
    } else if (socket !== null && performance.now() - this.#heardAt > SILENT_AFTER_MS) {
      this.#lost(socket, 0);
      socket.close();
    }
  }

  #retryNow() {
    if (this.#socket === null && this.condition === 'lost' && !document.hidden) {
      this.#connect();
    }
  }
}
