// Devices: who may be one, who is here, whose key is taken back; and screens that wait to be one.

import {ask, whyNot} from './ask.js';
import {momentOf} from './clock.js';
import {ask as question} from './dialog.js';
import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {locale, say} from './words.js';

const ROLES = ['kiosk', 'window', 'board', 'pad', 'manager', 'api'];
const WHICH = ['all', 'here', 'away', ...ROLES];

export class Devices {
  #tell;
  #devices = [];
  #pairings = [];
  #rows = new Map();

  constructor(tell) {
    this.#tell = tell;
    find('device-role').append(...ROLES.map(role => new Option('', role)));
    find('devices-which').append(...WHICH.map(one => new Option('', one)));
    find('devices-which').addEventListener('change', () => this.#showRows());
    find('devices-find').addEventListener('input', () => this.#showRows());
    find('new-device').addEventListener('submit', event => this.#make(event));
    find('hide-key').addEventListener('click', () => {
      setText(find('new-key-text'), '');
      setHidden(find('new-key'), true);
      find('device-id').focus();
    });
  }

  hearPlan(hall) {
    const places = [...hall.wings, ...hall.windows].map(one => new Option(one.id, one.id));
    find('places').replaceChildren(...places);
  }

  async look() {
    const answer = await ask('GET', '/admin/devices');
    if (answer.ok) {
      this.#devices = answer.body.devices;
      this.#pairings = answer.body.pairings;
      this.show();
    } else {
      this.#tell('bad', () => whyNot(answer));
    }
  }

  turn() {
    return this.look();
  }

  show() {
    for (const option of [...find('device-role').options, ...find('devices-which').options]) {
      setText(option, say(`device_${option.value}`));
    }
    this.#showPairings();
    this.#showRows();
  }

  // ---- Screens that wait

  #showPairings() {
    const list = find('pairings');
    const codes = this.#pairings.map(one => one.code);
    for (const line of [...list.children]) {
      if (!codes.includes(line.dataset.code)) {
        line.remove();
      }
    }
    for (const one of this.#pairings) {
      const line = [...list.children].find(other => other.dataset.code === one.code)
          ?? list.appendChild(this.#pairingLine(one));
      setText(line.querySelector('.line-text'),
          say('pairing', say(`device_${one.role}`), one.address, Math.floor(one.waitedS / 60)));
      setText(line.querySelector('.line-label'), say('shallBe'));
      setText(line.querySelector('.button'), say('confirm'));
    }
    setHidden(find('no-pairings'), this.#pairings.length > 0);
  }

  #pairingLine(one) {
    const choice = make('select');
    choice.append(...this.#devices.filter(device => device.role === one.role)
        .map(device => new Option(device.connected ? `${device.id} ●` : device.id, device.id)));
    const free = this.#devices.find(device => device.role === one.role && !device.connected);
    choice.value = one.wanted || free?.id || choice.options[0]?.value || '';
    const button = make('button', 'button');
    button.type = 'button';
    const line = make('li', 'line', make('strong', 'code', one.code), make('span', 'line-text'),
        make('label', 'inline', make('span', 'line-label'), choice), button);
    line.dataset.code = one.code;
    button.addEventListener('click', () => this.#confirm(one.code, choice.value));
    return line;
  }

  async #confirm(code, device) {
    const answer = await ask('POST', `/admin/pairings/${encodeURIComponent(code)}`, {device});
    this.#tell(answer.ok ? 'good' : 'bad',
        () => (answer.ok ? say('paired', code, device) : whyNot(answer)));
    await this.look();
  }

  // ---- Keys

  async #make(event) {
    event.preventDefault();
    const {id, role, place} = Object.fromEntries(new FormData(find('new-device')));
    const asked = {id: id.trim(), role, ...(place.trim() ? {place: place.trim()} : {})};
    const answer = await ask('POST', '/admin/devices', asked);
    if (!answer.ok) {
      this.#tell('bad', () => whyNot(answer));
      return;
    }
    const made = answer.body;
    setText(find('new-key-text'), [made.id, made.role, made.place || '-', made.key].join(' '));
    setHidden(find('new-key'), false);
    find('new-device').reset();
    this.#tell('good', () => say('keyMade', made.id));
    await this.look();
  }

  async #revoke(id) {
    if (await question(say('revokeSure', id), [], say('revoke')) === null) {
      return;
    }
    const answer = await ask('DELETE', `/admin/devices/${encodeURIComponent(id)}`);
    this.#tell(answer.ok ? 'good' : 'bad',
        () => (answer.ok ? say('revoked', id) : whyNot(answer)));
    await this.look();
  }

  // ---- The list

  #wanted(device) {
    const which = find('devices-which').value;
    const part = find('devices-find').value.trim().toLowerCase();
    const isOne = which === 'all' || device.role === which
        || which === (device.connected ? 'here' : 'away');
    return isOne && `${device.id} ${device.place}`.toLowerCase().includes(part);
  }

  #showRows() {
    const ids = new Set(this.#devices.map(device => device.id));
    for (const [id, row] of this.#rows) {
      if (!ids.has(id)) {
        row.node.remove();
        this.#rows.delete(id);
      }
    }
    let seen = 0;
    for (const device of this.#devices) {
      const row = this.#rows.get(device.id) ?? this.#makeRow(device);
      const wanted = this.#wanted(device);
      seen += wanted ? 1 : 0;
      setHidden(row.node, !wanted);
      this.#showRow(row, device);
    }
    const here = this.#devices.filter(device => device.connected).length;
    setText(find('devices-count'), say('devicesCount', here.toLocaleString(locale()),
        this.#devices.length.toLocaleString(locale()), seen.toLocaleString(locale())));
  }

  #makeRow(device) {
    const cells = Object.fromEntries(['role', 'place', 'state', 'shown'].map(
        key => [key, make('td', key)]));
    const button = make('button', 'button small danger');
    button.type = 'button';
    button.addEventListener('click', () => this.#revoke(device.id));
    const id = make('th', '', device.id);
    id.scope = 'row';
    const node = make('tr', '', id, ...Object.values(cells), make('td', 'actions', button));
    find('device-rows').append(node);
    const row = {node, cells, button};
    this.#rows.set(device.id, row);
    return row;
  }

  #showRow({node, cells, button}, device) {
    setAttribute(node, 'data-state', device.connected ? 'here' : 'away');
    setText(cells.role, say(`device_${device.role}`));
    setText(cells.place, device.place || '–');
    setText(cells.state, device.connected ? say('hereSince', momentOf(device.sinceMs))
        : device.leftMs !== undefined ? say('awaySince', momentOf(device.leftMs)) : say('notSeen'));
    setText(cells.shown, device.shownSeq === undefined ? '–'
        : say(device.behind ? 'shownBehind' : 'shownAt', momentOf(device.shownAtMs)));
    setText(button, say('revoke'));
    setAttribute(button, 'aria-label', say('revokeOf', device.id));
  }
}
