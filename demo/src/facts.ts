import type { Context, PackInfo } from 'presend';

import { find } from './page.js';
import { Rows } from './rows.js';
import { split } from './state.js';
import { choose, fill, option, policyInView, policyOptions } from './words.js';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The controls for the whole context. Their words come from the pack, and change with the policy. */
export class Facts {
  readonly #pack: PackInfo;
  readonly #form = find<HTMLFormElement>('facts');
  readonly #recent: Rows;
  readonly #declared: Rows;

  constructor(pack: PackInfo, changed: () => void) {
    this.#pack = pack;
    this.#recent = new Rows(find('recent'), 'recent-row', () => undefined, changed);
    this.#declared = new Rows(
      find('declared'),
      'declared-row',
      (row) => {
        this.#offerWords(row, false);
        const kind = row.querySelector<HTMLSelectElement>('[data-part="kind"]');
        if (kind)
          fill(
            kind,
            pack.kinds.map((word) => option(word)),
            false,
          );
      },
      changed,
    );
    fill(this.#field('policy'), policyOptions(pack), true);
    fill(
      this.#field('locale'),
      pack.locales.map((tag) => option(tag, tag)),
      true,
    );
    this.#offerWords(this.#form, true);
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    this.#form.addEventListener('input', (event) => {
      if ((event.target as Element).closest('.row')) return; // rows tell for themselves
      this.#followPolicy();
      changed();
    });
    this.#form.addEventListener('reset', () => {
      // The fields have their defaults after the event.
      setTimeout(() => {
        this.context = {};
        changed();
      });
    });
    this.#followPolicy();
  }

  /** What the controls say; what is at its default is absent. */
  get context(): Context {
    const context: Record<string, unknown> = {};
    for (const name of ['surface', 'contract', 'policy', 'date', 'relation', 'locale', 'view']) {
      const field = this.#field(name);
      if (field.value !== '' && !field.disabled) context[name] = field.value;
    }
    for (const side of ['sender', 'recipient']) {
      const role = this.#field(`${side}.role`).value;
      const plan = this.#field(`${side}.plan`).value;
      if (role || plan) context[side] = { ...(role ? { role } : {}), ...(plan ? { plan } : {}) };
    }
    const regions = split(this.#field('regions').value, /[\s,]+/).map((code) => code.toUpperCase());
    if (regions.length > 0) context['regions'] = regions;
    const allow = split(this.#field('allow').value, '\n');
    if (allow.length > 0) context['allow'] = allow;
    const recent = this.#recent.values.filter((row) => row['text'] !== '');
    if (recent.length > 0) context['recent'] = recent;
    const declared = this.#declared.values.map((row) => ({
      ...row,
      value: row['value']?.trim() || null,
    }));
    if (declared.length > 0) context['declared'] = declared;
    return context;
  }

  set context(context: Context) {
    const set = (name: string, value = ''): void => {
      const field = this.#field(name);
      if (field instanceof HTMLSelectElement) choose(field, value);
      else field.value = value;
    };
    set('policy', context.policy);
    this.#followPolicy();
    for (const name of ['surface', 'contract', 'date', 'relation', 'locale', 'view'] as const)
      set(name, context[name]);
    for (const side of ['sender', 'recipient'] as const) {
      set(`${side}.role`, context[side]?.role);
      set(`${side}.plan`, context[side]?.plan);
    }
    set('regions', context.regions?.join(', '));
    set('allow', context.allow?.join('\n'));
    this.#recent.values = (context.recent ?? []).map(({ from, text }) => ({ from, text }));
    this.#declared.values = (context.declared ?? []).map(({ purpose, kind, value }) => {
      return { purpose, kind, value: value ?? '' };
    });
  }

  /** Shows what the checker has to say against the context; null takes it away. */
  set error(message: string | null) {
    const place = find('facts-error');
    place.hidden = message === null;
    place.textContent = message ?? '';
  }

  #field<T extends Field>(name: string): T {
    return this.#form.elements.namedItem(name) as T;
  }

  /** A dated policy leaves nothing for a date to pick, and each policy has words of its own. */
  #followPolicy(): void {
    const chosen = this.#field('policy').value;
    const date = this.#field<HTMLInputElement>('date');
    date.disabled = this.#pack.policies.some((policy) => policy.id === chosen);
    this.#offerWords(this.#form, true);
    for (const row of this.#declared.rows) this.#offerWords(row, false);
  }

  #offerWords(parent: HTMLElement, optional: boolean): void {
    const policy = policyInView(this.#pack, this.#field('policy').value);
    if (!policy) return;
    for (const select of parent.querySelectorAll<HTMLSelectElement>('select[data-words]')) {
      if (optional && select.closest('.row')) continue;
      const list = policy.words[select.dataset['words'] as keyof typeof policy.words];
      fill(
        select,
        list.map((word) => option(word)),
        optional,
      );
    }
  }
}
