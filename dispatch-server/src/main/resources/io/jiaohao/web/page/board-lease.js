// A board's part in the voice of what it watches: tells the server what it can do, and speaks while
// the server has given it the voice, is heard of, and its sound is not locked.

// The server speaks at least every 5 s, and gives the voice of a board that it has not heard of for
// 8 s to another.
const SILENT_MAX_S = 7;

const STATES = {ready: 'VOICE_READY', locked: 'VOICE_LOCKED', none: 'VOICE_NONE'};

export class BoardVoice {
  #link;
  #voice;
  #showSound;
  #state = '';
  #fence = 0;
  #warned = false;

  // showSound(state): "ready", "locked" or "none"
  constructor(link, voice, showSound) {
    this.#link = link;
    this.#voice = voice;
    this.#showSound = showSound;
    // Told at once, so that whoever takes over does not say it again.
    voice.onSaid = () => link.sayVoice();
    voice.fallSilent();
  }

  get #speaks() {
    const {lease, live} = this.#link;
    return this.#state === 'ready' && live && lease !== null && lease.yours
        && this.#link.ageS() <= SILENT_MAX_S;
  }

  // What the browser has been found to be able to.
  become(state) {
    if (state === this.#state) {
      return;
    }
    this.#state = state;
    this.#showSound(state);
    this.#link.voiceOf = () => this.#message();
    this.#link.sayVoice();
    this.turn();
  }

  // What came of a sentence.
  heard(outcome) {
    if (outcome === 'locked' || outcome === 'none') {
      this.become(outcome);
    } else if (outcome === 'spoken') {
      this.become('ready');
    }
  }

  #message() {
    return {state: STATES[this.#state], fence: this.#fence, spoken: this.#voice.said};
  }

  // After each picture.
  hear() {
    this.turn();
    const {picture} = this.#link;
    if (picture === null || this.#fence === 0) {
      return;
    }
    const leaving = picture.lobby.evacuations.length > 0;
    if (leaving !== this.#warned) {
      this.#warned = leaving;
      this.#voice.warn(leaving);
    }
    this.#voice.hear(picture.windows.values());
  }

  // The voice is taken or given up as soon as that is known.
  turn() {
    const fence = this.#speaks ? this.#link.lease.fence : 0;
    if (fence === this.#fence) {
      return;
    }
    const began = this.#fence === 0;
    this.#fence = fence;
    if (fence === 0) {
      this.#warned = false;
      this.#voice.warn(false);
      this.#voice.fallSilent();
    } else if (began) {
      this.#voice.takeOver(this.#link.lease.spoken);
      this.hear();
    }
  }
}
