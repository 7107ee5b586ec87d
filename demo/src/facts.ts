import type { Checker, Context, PackInfo, PolicyInfo, RecentMessage } from 'presend';

import { nameOf, text } from './language.js';
import { find } from './page.js';
import { Rows } from './rows.js';
import { split } from './state.js';
import { choose, fill, fillWords, option, policyInView, policyOptions } from './words.js';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The controls for the whole context. Their words come from the pack, and change with the policy. */
export class Facts {
  readonly #pack: PackInfo;
  readonly #form = find<HTMLFormElement>('facts');
  readonly #declared: Rows;
  /** What was said before, oldest first; the conversation has the controls for it. */
  recent: readonly RecentMessage[] = [];

  constructor(checker: Checker, changed: () => void) {
    const { pack } = checker;
    this.#pack = pack;
    this.#declared = new Rows(
      find('declared'),
      'declared-row',
      (row) => {
        this.#offerPurposes(row);
        const kind = row.querySelector<HTMLSelectElement>('[data-part="kind"]');
        if (kind)
          fill(
            kind,
            pack.kinds.map((word) => option(word, text(`kinds.${word}`))),
            false,
          );
      },
      changed,
    );
    const locale = this.#field<HTMLSelectElement>('locale');
    locale.dataset['default'] = 'en';
    locale.replaceChildren(
      ...pack.locales.map((tag) => {
        const made = option(tag === 'en' ? '' : tag, nameOf(tag));
        made.lang = tag;
        return made;
      }),
    );
    this.#offerPolicies();
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    this.#form.addEventListener('input', (event) => {
      if ((event.target as Element).closest('.row')) return; // rows tell for themselves
      this.#followPolicy();
      changed();
    });
    locale.addEventListener('input', changed); // it belongs to the form, and stands at the top of the page
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
    if (this.recent.length > 0) context['recent'] = this.recent;
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
    this.recent = context.recent ?? [];
    this.#declared.values = (context.declared ?? []).map(({ purpose, kind, value }) => {
      return { purpose, kind, value: value ?? '' };
    });
  }

  /** Writes everything that can be chosen in the page's language. */
  translate(): void {
    const { context } = this;
    this.#offerPolicies();
    this.context = context;
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
    this.#offerWords();
    for (const row of this.#declared.rows) this.#offerPurposes(row);
  }

  get #policy(): PolicyInfo | undefined {
    return policyInView(this.#pack, this.#field('policy').value);
  }

  #offerPolicies(): void {
    const policy = this.#field<HTMLSelectElement>('policy');
    fill(policy, policyOptions(this.#pack), true);
    const [standard] = policy.options;
    const named = this.#pack.policies.find((candidate) => candidate.default)?.id ?? '';
    if (standard) standard.textContent = text(`policies.${named}`);
  }

  #offerWords(): void {
    const policy = this.#policy;
    if (!policy) return;
    for (const select of this.#form.querySelectorAll<HTMLSelectElement>('select[data-words]')) {
      const dimension = select.dataset['words'] as Exclude<keyof typeof policy.words, 'purpose'>;
      const standard = (select.dataset['side'] ?? dimension) as keyof typeof policy.defaults;
      fillWords(select, policy.words[dimension], policy.defaults[standard], (word) =>
        text(`words.${dimension}.${word}`),
      );
    }
  }

  #offerPurposes(row: HTMLElement): void {
    const select = row.querySelector<HTMLSelectElement>('[data-part="purpose"]');
    if (!select) return;
    const words = this.#policy?.words.purpose ?? [];
    fill(
      select,
      words.map((word) => option(word, text(`exceptions.${word}.name`))),
      false,
    );
  }
}
