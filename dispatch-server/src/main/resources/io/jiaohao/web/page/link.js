// A page's connection to the hall, in the device protocol. Stays connected by itself; keeps the
// picture that it watches; sends each wish once, and the same one again if its answer was lost.
//
// Conditions: connecting, live, lost, rejected (told to stay away; goes on by itself but for
// "replaced": the page is open elsewhere), signed-out (nobody is signed in any more).

import {hearHall} from './clock.js';
import {Feed} from './feed.js';
import {Wire} from './wire.js';

const VERSION = 1;
const NONCE_BYTES = 16;
const FIRST_CAP_MS = 800;
const LAST_CAP_MS = 2_000;
const LOGIN_WITHIN_MS = 10_000;
const CHECK_EVERY_MS = 500;
const USUAL_HEARTBEAT_MS = 5_000;
const USUAL_DEAD_AFTER_MS = 15_000;
const SHOWN_EVERY_MS = 200;
const COME_BACK = ['REJECT_STOPPING', 'REJECT_TOO_SLOW'];
const UNAUTHORIZED = 401;

let wire = null;

async function wireOf() {
  if (wire === null) {
    const answer = await fetch('/page/messages.json');
    wire = new Wire(await answer.json());
  }
  return wire;
}

export class Link {
  #identity;
  #watchOf;
  #feed = new Feed();
  #tell;
  #socket = null;
  #welcomed = false;
  #heardAt = 0;
  #saidAt = 0;
  #openedAt = 0;
  #capMs = FIRST_CAP_MS;
  #retryAt = 0;
  #heartbeatMs = USUAL_HEARTBEAT_MS;
  #deadAfterMs = USUAL_DEAD_AFTER_MS;
  #lastId = 0;
  #wishes = new Map();
  #shown = {seq: 0, sent: 0, at: 0};
  #shownLater = null;
  #connecting = false;
  condition = 'connecting';
  rejectedWith = '';
  watchRefused = false;
  welcome = null;

  // A board that can speak sets this: its Voice, asked for after each Watch. The lease is the one of
  // this connection, null before the first.
  voiceOf = null;
  lease = null;

  // identity: {role, deviceId}; watchOf: the Watch for a Welcome, or null; tell: called after
  // anything has changed.
  constructor(identity, watchOf, tell) {
    this.#identity = identity;
    this.#watchOf = watchOf;
    this.#tell = tell;
    addEventListener('online', () => this.#retryNow());
    document.addEventListener('visibilitychange', () => this.#retryNow());
    setInterval(() => this.#check(), CHECK_EVERY_MS);
    this.#connect();
  }

  // Null until the first snapshot.
  get picture() {
    return this.#feed.picture;
  }

  get live() {
    return this.condition === 'live';
  }

  // A connection never rests before it asks: the server speaks by itself.
  get restS() {
    return 0;
  }

  // How long ago the hall was heard of, in seconds; the picture is as old as that.
  ageS() {
    return this.#heardAt === 0 ? 0 : Math.floor((performance.now() - this.#heardAt) / 1000);
  }

  secondsToRetry() {
    return Math.max(0, Math.ceil((this.#retryAt - performance.now()) / 1000));
  }

  // After "replaced": a person wants the page here.
  takeBack() {
    this.condition = 'connecting';
    this.#retryAt = 0;
    this.#connect();
    this.#tell();
  }

  // Sends a wish and resolves with its Reply, however often the connection breaks in between.
  // While there is no connection nothing new is taken: null.
  ask(action, fields = {}) {
    if (!this.#welcomed) {
      return Promise.resolve(null);
    }
    this.#lastId++;
    const request = {requestId: this.#lastId, [action]: fields};
    return new Promise(resolve => {
      this.#wishes.set(request.requestId, {request, resolve});
      this.#send({request});
    });
  }

  // The same for what must be told sooner or later: waits for the connection.
  async askUntilSent(action, fields) {
    for (;;) {
      const reply = await this.ask(action, fields);
      if (reply !== null) {
        return reply;
      }
      await new Promise(resolve => setTimeout(resolve, CHECK_EVERY_MS));
    }
  }

  // Tells what the board can speak and has spoken.
  sayVoice() {
    if (this.#welcomed && this.voiceOf !== null) {
      this.#send({voice: this.voiceOf()});
    }
  }

  get waiting() {
    return this.#wishes.size;
  }

  // Tells that the picture up to this sequence is on the screen.
  shown(seq) {
    this.#shown.seq = Math.max(this.#shown.seq, seq);
    this.#sendShown();
  }

  #sendShown() {
    const {seq, sent, at} = this.#shown;
    const now = performance.now();
    if (!this.#welcomed || seq <= sent) {
      return;
    }
    if (now - at < SHOWN_EVERY_MS) {
      this.#shownLater ??= setTimeout(() => {
        this.#shownLater = null;
        this.#sendShown();
      }, SHOWN_EVERY_MS);
      return;
    }
    this.#shown = {seq, sent: seq, at: now};
    this.#send({shown: {seq}});
  }

  async #connect() {
    if (this.#connecting || this.#socket !== null) {
      return;
    }
    this.#connecting = true;
    try {
      await wireOf();
      const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
      const socket = new WebSocket(`${scheme}//${location.host}/link`);
      socket.binaryType = 'arraybuffer';
      this.#socket = socket;
      this.#openedAt = performance.now();
      socket.onopen = () => this.#hello(socket);
      socket.onmessage = event => this.#hear(socket, event.data);
      socket.onclose = () => this.#lost(socket);
    } catch {
      this.#waitToRetry();
    } finally {
      this.#connecting = false;
    }
  }

  #hello(socket) {
    if (socket === this.#socket) {
      const deviceNonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const {role, deviceId} = this.#identity;
      this.#send({hello: {minVersion: VERSION, maxVersion: VERSION, deviceId, role, deviceNonce}});
    }
  }

  #send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(wire.write('DeviceMessage', message));
      this.#saidAt = performance.now();
    }
  }

  #hear(socket, data) {
    if (socket !== this.#socket) {
      return;
    }
    let message;
    try {
      message = wire.read('ServerMessage', new Uint8Array(data));
    } catch (fault) {
      console.error(fault.message);
      socket.close();
      return;
    }
    this.#heardAt = performance.now();
    this.#hearBody(message);
  }

  #hearBody(message) {
    if (message.welcome) {
      this.#hearWelcome(message.welcome);
    } else if (message.reject) {
      this.#hearReject(message.reject);
    } else if (message.reply) {
      this.#hearReply(message.reply);
    } else if (message.unsupported) {
      this.#hearUnsupported(message.unsupported);
    } else if (message.snapshot) {
      if (this.#feed.hearSnapshot(message.snapshot)) {
        this.#tell();
      }
    } else if (message.delta) {
      this.#hearDelta(message.delta);
    } else if (message.voiceLease) {
      this.lease = message.voiceLease;
      this.#tell();
    } else if (message.watchRefused) {
      this.watchRefused = true;
      this.#tell();
    }
  }

  #hearWelcome(welcome) {
    this.welcome = welcome;
    this.#welcomed = true;
    this.#capMs = FIRST_CAP_MS;
    this.#heartbeatMs = welcome.heartbeatMs || USUAL_HEARTBEAT_MS;
    this.#deadAfterMs = welcome.deadAfterMs || USUAL_DEAD_AFTER_MS;
    this.#lastId = Math.max(this.#lastId, welcome.highestRequestId);
    this.condition = 'live';
    this.rejectedWith = '';
    this.watchRefused = false;
    hearHall({hallMs: welcome.hallMs, hallSpeed: welcome.hallSpeed, timeZone: welcome.zoneId});
    this.#shown = {seq: 0, sent: 0, at: 0};
    const watch = this.#watchOf(welcome);
    this.#feed.begin(watch);
    if (watch !== null) {
      this.#send({watch});
      this.sayVoice();
    }
    for (const {request} of this.#wishes.values()) {
      this.#send({request});
    }
    this.#tell();
  }

  #hearReject(reject) {
    this.rejectedWith = reject.code;
    if (!COME_BACK.includes(reject.code)) {
      this.condition = 'rejected';
      this.#capMs = LAST_CAP_MS;
    }
    this.#tell();
  }

  #hearReply(reply) {
    const wish = this.#wishes.get(reply.requestId);
    if (wish === undefined) {
      return;
    }
    if (reply.status === 'STATUS_BUSY') {
      setTimeout(() => this.#send({request: wish.request}), reply.retryAfterMs);
      return;
    }
    this.#wishes.delete(reply.requestId);
    wish.resolve(reply);
    this.#tell();
  }

  #hearUnsupported({words, requestId}) {
    const wish = this.#wishes.get(requestId);
    if (wish !== undefined) {
      this.#wishes.delete(requestId);
      const refusal = {code: 'UNSUPPORTED', words, wordsZh: words};
      wish.resolve({requestId, status: 'STATUS_REFUSED', refusal});
    }
  }

  #hearDelta(delta) {
    const heard = this.#feed.hearDelta(delta);
    if (heard === 'gap') {
      this.#send({snapshotPlease: {}});
    } else if (heard === 'taken') {
      this.#tell();
    }
  }

  #lost(socket) {
    if (socket !== this.#socket) {
      return;
    }
    const wasWelcomed = this.#welcomed;
    this.#socket = null;
    this.#welcomed = false;
    this.lease = null;
    if (this.condition !== 'rejected') {
      this.condition = 'lost';
    }
    this.#waitToRetry();
    if (!wasWelcomed) {
      this.#askWhetherSignedIn();
    }
    this.#tell();
  }

  // A random part of a cap that doubles: pages that lose the server together come back apart.
  #waitToRetry() {
    this.#retryAt = performance.now() + Math.random() * this.#capMs;
    this.#capMs = Math.min(LAST_CAP_MS, this.#capMs * 2);
  }

  async #askWhetherSignedIn() {
    try {
      const answer = await fetch('/account');
      if (answer.status === UNAUTHORIZED) {
        this.condition = 'signed-out';
        this.#tell();
      }
    } catch {
      return;
    }
  }

  // A connection may die without a word; each side speaks every few seconds.
  #check() {
    const now = performance.now();
    const socket = this.#socket;
    if (socket === null) {
      if (now >= this.#retryAt && !this.#mayNotReturn()) {
        this.#connect();
      }
      return;
    }
    const silentMs = now - Math.max(this.#heardAt, this.#openedAt);
    if (silentMs > (this.#welcomed ? this.#deadAfterMs : LOGIN_WITHIN_MS)) {
      this.#lost(socket);
      socket.close();
    } else if (this.#welcomed && now - this.#saidAt >= this.#heartbeatMs - CHECK_EVERY_MS) {
      this.#send({heartbeat: {}});
    }
  }

  #mayNotReturn() {
    return this.condition === 'signed-out'
        || (this.condition === 'rejected' && this.rejectedWith === 'REJECT_REPLACED');
  }

  #retryNow() {
    if (this.#socket === null && !document.hidden && !this.#mayNotReturn()) {
      this.#connect();
    }
  }
}
