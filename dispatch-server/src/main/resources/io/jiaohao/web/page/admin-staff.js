// Accounts: who may sign in, as what; a password that is made here is shown once.

import {ask, whyNot} from './ask.js';
import {ask as question} from './dialog.js';
import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {say} from './words.js';

const ROLES = ['staff', 'manager', 'admin'];
const ACTIONS = ['changeRole', 'changePassword', 'endSessions', 'remove'];

const pathOf = name => `/admin/accounts/${encodeURIComponent(name)}`;
const highest = roles => ROLES.findLast(role => roles.includes(role));

export class Staff {
  #tell;
  #accounts = [];
  #rows = new Map();
  #passwordOf = '';

  constructor(tell) {
    this.#tell = tell;
    find('account-role').append(...ROLES.map(role => new Option('', role)));
    find('new-account').addEventListener('submit', event => this.#make(event));
    find('hide-password').addEventListener('click', () => {
      this.#showPassword('', undefined);
      find('account-name').focus();
    });
  }

  async look() {
    const answer = await ask('GET', '/admin/accounts');
    if (answer.ok) {
      this.#accounts = answer.body.accounts;
      this.show();
    } else {
      this.#tell('bad', () => whyNot(answer));
    }
  }

  turn() {
    return this.look();
  }

  #showPassword(name, password) {
    this.#passwordOf = name;
    setText(find('new-password-for'), say('passwordOnce', name));
    setText(find('new-password-text'), password ?? '');
    setHidden(find('new-password'), password === undefined);
  }

  async #done(answer, words) {
    this.#tell(answer.ok ? 'good' : 'bad', () => (answer.ok ? words() : whyNot(answer)));
    await this.look();
  }

  async #make(event) {
    event.preventDefault();
    const {name, roles, password} = Object.fromEntries(new FormData(find('new-account')));
    const answer = await ask('POST', '/admin/accounts',
        {name: name.trim(), roles, ...(password ? {password} : {})});
    if (answer.ok) {
      this.#showPassword(answer.body.name, answer.body.password);
      find('new-account').reset();
    }
    await this.#done(answer, () => say('accountMade', name.trim()));
  }

  async #changeRole(account) {
    const asked = await question(say('roleOf', account.name), [{
      name: 'roles', kind: 'choice', value: highest(account.roles),
      options: ROLES.map(role => [role, say(`role_${role}`)]),
    }], say('changeRole'));
    if (asked) {
      await this.#done(await ask('PATCH', pathOf(account.name), asked),
          () => say('roleChanged', account.name, say(`role_${asked.roles}`)));
    }
  }

  async #changePassword(account) {
    if (await question(say('passwordSure', account.name), [], say('changePassword')) === null) {
      return;
    }
    const answer = await ask('POST', `${pathOf(account.name)}/password`);
    if (answer.ok) {
      this.#showPassword(account.name, answer.body.password);
    }
    await this.#done(answer, () => say('passwordChanged', account.name));
  }

  async #endSessions(account) {
    const answer = await ask('DELETE', `${pathOf(account.name)}/sessions`);
    await this.#done(answer, () => say('sessionsEnded', account.name, answer.body.ended));
  }

  async #remove(account) {
    if (await question(say('removeSure', account.name), [], say('remove')) !== null) {
      await this.#done(await ask('DELETE', pathOf(account.name)),
          () => say('removed', account.name));
    }
  }

  show() {
    [...find('account-role').options].forEach(option => setText(option, say(`role_${option.value}`)));
    setText(find('new-password-for'), say('passwordOnce', this.#passwordOf));
    const names = new Set(this.#accounts.map(account => account.name));
    for (const [name, row] of this.#rows) {
      if (!names.has(name)) {
        row.node.remove();
        this.#rows.delete(name);
      }
    }
    for (const account of this.#accounts) {
      this.#showRow(this.#rows.get(account.name) ?? this.#makeRow(account), account);
    }
  }

  #makeRow(account) {
    const role = make('td');
    const sessions = make('td');
    const buttons = ACTIONS.map(action => {
      const button = make('button', action === 'remove' ? 'button small danger' : 'button small');
      button.type = 'button';
      button.dataset.action = action;
      button.addEventListener('click', () => this.#act(action, account.name));
      return button;
    });
    const name = make('th', '', account.name);
    name.scope = 'row';
    const node = make('tr', '', name, role, sessions, make('td', 'actions', ...buttons));
    node.dataset.account = account.name;
    find('account-rows').append(node);
    const row = {node, role, sessions, buttons};
    this.#rows.set(account.name, row);
    return row;
  }

  #act(action, name) {
    const account = this.#accounts.find(one => one.name === name);
    return {
      changeRole: () => this.#changeRole(account),
      changePassword: () => this.#changePassword(account),
      endSessions: () => this.#endSessions(account),
      remove: () => this.#remove(account),
    }[action]();
  }

  #showRow({role, sessions, buttons}, account) {
    setText(role, say(`role_${highest(account.roles)}`));
    setText(sessions, account.sessions);
    for (const button of buttons) {
      setText(button, say(button.dataset.action));
      setAttribute(button, 'aria-label', say('actionOn', say(button.dataset.action), account.name));
    }
  }
}
