// Webhooks: who is sent events, whether they are taken, and their secrets, each shown once.

import {ask, whyNot} from './ask.js';
import {momentOf} from './clock.js';
import {ask as question} from './dialog.js';
import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {locale, say} from './words.js';

const ACTIONS = ['resumeHook', 'changeSecret', 'removeHook'];

export class Webhooks {
  #tell;
  #hooks = [];
  #seq = 0;
  #rows = new Map();
  #shownOf = '';

  constructor(tell) {
    this.#tell = tell;
    find('new-hook').addEventListener('submit', event => this.#make(event));
    find('hide-secret').addEventListener('click', () => {
      setText(find('new-secret-text'), '');
      setHidden(find('new-secret'), true);
      find('hook-url').focus();
    });
  }

  async look() {
    const answer = await ask('GET', '/admin/webhooks');
    if (answer.ok) {
      this.#hooks = answer.body.webhooks;
      this.#seq = answer.body.seq;
      this.show();
    } else {
      this.#tell('bad', () => whyNot(answer));
    }
  }

  turn() {
    return this.look();
  }

  show() {
    setText(find('hooks-count'), say('hooksCount', this.#hooks.length));
    setText(find('new-secret-for'), say('secretOnce', this.#shownOf));
    const ids = this.#hooks.map(hook => hook.id);
    for (const [id, row] of this.#rows) {
      if (!ids.includes(id)) {
        row.node.remove();
        this.#rows.delete(id);
      }
    }
    this.#hooks.forEach(hook => this.#showRow(this.#rows.get(hook.id) ?? this.#makeRow(hook), hook));
  }

  #makeRow(hook) {
    const cells = Object.fromEntries(['types', 'state', 'behind'].map(key => [key, make('td', key)]));
    const buttons = ACTIONS.map(action => {
      const button = make('button', action === 'removeHook' ? 'button small danger' : 'button small');
      button.type = 'button';
      button.dataset.action = action;
      button.addEventListener('click', () => this.#act(action, hook.id));
      return button;
    });
    const head = make('th', '', `${hook.id} · ${hook.url}`);
    head.scope = 'row';
    const node = make('tr', '', head, ...Object.values(cells), make('td', 'actions', ...buttons));
    node.dataset.hook = hook.id;
    find('hook-rows').append(node);
    const row = {node, cells, buttons};
    this.#rows.set(hook.id, row);
    return row;
  }

  #showRow({node, cells, buttons}, hook) {
    setAttribute(node, 'data-state', hook.state);
    setText(cells.types, hook.types.join(', ') || say('allTypes'));
    setText(cells.state, say(`hook_${hook.state}`, hook.trouble, momentOf(hook.failingSinceMs)));
    const behind = Math.max(0, this.#seq - Number(hook.position.split('-')[0]));
    setText(cells.behind, say('hookEntries',
        (hook.state === 'active' ? 0 : behind).toLocaleString(locale())));
    for (const button of buttons) {
      const words = say(button.dataset.action);
      setText(button, words);
      setAttribute(button, 'aria-label', say('ofHook', words, hook.id));
      setHidden(button, button.dataset.action === 'resumeHook' && hook.state !== 'stopped');
    }
  }

  async #make(event) {
    event.preventDefault();
    const {url, types} = Object.fromEntries(new FormData(find('new-hook')));
    const asked = {url: url.trim(), ...(types.trim() ? {types: types.trim()} : {})};
    const answer = await ask('POST', '/admin/webhooks', asked);
    if (answer.ok) {
      find('new-hook').reset();
      this.#showSecret(answer.body);
    }
    await this.#said(answer, 'hookMade', answer.body.id);
  }

  #showSecret({id, secret}) {
    this.#shownOf = id;
    setText(find('new-secret-text'), secret);
    setHidden(find('new-secret'), false);
  }

  async #said(answer, word, id) {
    this.#tell(answer.ok ? 'good' : 'bad', () => (answer.ok ? say(word, id) : whyNot(answer)));
    await this.look();
  }

  async #act(action, id) {
    const path = `/admin/webhooks/${encodeURIComponent(id)}`;
    if (action === 'resumeHook') {
      await this.#said(await ask('POST', `${path}/resume`), 'hookResumed', id);
      return;
    }
    if (await question(say(`${action}Sure`, id), [], say(action)) === null) {
      return;
    }
    if (action === 'removeHook') {
      await this.#said(await ask('DELETE', path), 'hookRemoved', id);
      return;
    }
    const answer = await ask('POST', `${path}/secret`);
    if (answer.ok) {
      this.#showSecret(answer.body);
    }
    await this.#said(answer, 'secretChanged', id);
  }
}
