// Why a ticket was called: the reason on record, and the window's whole list of then, derived again.

import {ask, whyNot} from './ask.js';
import {momentOf, timeOf} from './clock.js';
import {find, make, setAttribute, setHidden, setText} from './dom.js';
import {named, say} from './words.js';

let shown = null;

// query: {call: id} or {number: 'A012'}.
export async function explain(query) {
  const dialog = find('why');
  shown = {waiting: true};
  showWhy();
  if (!dialog.open) {
    dialog.showModal();
  }
  const answer = await ask('GET', `/manager/why?${new URLSearchParams(query)}`);
  shown = answer.ok ? answer.body : {answer};
  showWhy();
}

// byNumber() is told when somebody asks for a number, which is no window's present call.
export function startWhy(byNumber) {
  find('why-leave').addEventListener('click', () => find('why').close());
  find('why-form').addEventListener('submit', event => {
    event.preventDefault();
    const number = find('why-number').value.trim().toUpperCase();
    if (number) {
      byNumber();
      explain({number});
    }
  });
}

// In another language too, while it is open.
export function showWhy() {
  setText(find('why-leave'), say('close'));
  if (shown === null) {
    return;
  }
  const there = shown.list !== undefined;
  setText(find('why-title'), there ? say('whyTitle', shown.number, shown.window) : say('why'));
  setText(find('why-words'), there ? named(shown.words)
      : shown.waiting ? say('lookingBack') : whyNot(shown.answer));
  setText(find('why-facts'), there
      ? say('whyFacts', momentOf(shown.calledAtMs), shown.service, shown.rule, shown.callId) : '');
  setHidden(find('why-table'), !there || shown.list.length === 0);
  setHidden(find('why-differs'), !there || shown.agrees);
  find('why-rows').replaceChildren(...(shown.list ?? []).map((ticket, i) => {
    const number = make('th', '', ticket.number);
    number.scope = 'row';
    const row = make('tr', '', make('td', '', String(i + 1)), number,
        make('td', '', ticket.service), make('td', '', ticket.ticketClass),
        make('td', '', timeOf(ticket.issuedAtMs)), make('td', '', timeOf(ticket.dueAtMs)));
    setAttribute(row, 'data-called', ticket.number === shown.number);
    return row;
  }));
  const more = there ? shown.listed - shown.list.length : 0;
  setText(find('why-more'), more > 0 ? say('andMore', more) : '');
}
