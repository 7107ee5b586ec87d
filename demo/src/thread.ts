import type { RecentMessage } from 'presend';

import { find, stamp, within } from './page.js';

interface Listeners {
  /** Another list of the earlier messages that the visitor wrote down. */
  readonly changed: (recent: readonly RecentMessage[]) => void;
  /** The visitor wants an empty conversation. */
  readonly restart: () => void;
}

/** The conversation so far: what the visitor adds as said before, and what the server let through since. */
export class Thread {
  readonly #list = find('thread');
  readonly #form = find<HTMLFormElement>('earlier');
  readonly #text = find<HTMLInputElement>('earlier-text');
  #recent: readonly RecentMessage[] = [];

  constructor({ changed, restart }: Listeners) {
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      const text = this.#text.value.trim();
      if (text === '') return;
      const from = new FormData(this.#form).get('from') === 'sender' ? 'sender' : 'recipient';
      this.#text.value = '';
      changed([...this.#recent, { from, text }]);
    });
    this.#list.addEventListener('click', (event) => {
      const remove = (event.target as Element).closest<HTMLElement>('[data-remove]');
      if (!remove) return;
      const index = Number(remove.dataset['remove']);
      this.#text.focus();
      changed(this.#recent.filter((_, at) => at !== index));
    });
    find('restart').addEventListener('click', () => {
      find('restart').hidden = true;
      this.#text.focus();
      restart();
    });
  }

  /** @param sent what the sender of the message at hand has sent through the server */
  show(
    recent: readonly RecentMessage[],
    sent: readonly string[],
    view: 'sender' | 'recipient',
  ): void {
    this.#recent = recent;
    this.#list.dataset['view'] = view;
    this.#form.dataset['view'] = view;
    const bubbles = [
      ...recent.map(({ from, text }, index) => bubble(from, text, index)),
      ...sent.map((text) => bubble('sender', text)),
    ];
    this.#list.hidden = bubbles.length === 0;
    find('restart').hidden = bubbles.length === 0;
    this.#list.replaceChildren(...bubbles);
  }
}

function bubble(from: 'sender' | 'recipient', text: string, index?: number): HTMLElement {
  const made = stamp('thread-message');
  made.dataset['from'] = from;
  within(made, 'p').textContent = text;
  const remove = within(made, '[data-remove]');
  if (index === undefined) remove.remove();
  else remove.dataset['remove'] = String(index);
  return made;
}
