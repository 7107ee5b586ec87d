import { stamp, within } from './page.js';

type Part = HTMLInputElement | HTMLSelectElement;

/** A list whose entries are rows of fields that a visitor adds and removes. */
export class Rows {
  readonly #list: HTMLUListElement;
  readonly #template: string;
  readonly #prepare: (row: HTMLElement) => void;
  readonly #changed: () => void;

  /**
   * @param template the id of the row's template; its fields are named by `data-part`
   * @param prepare fills the selects of a new row
   */
  constructor(
    fieldset: HTMLElement,
    template: string,
    prepare: (row: HTMLElement) => void,
    changed: () => void,
  ) {
    this.#list = within<HTMLUListElement>(fieldset, 'ul');
    this.#template = template;
    this.#prepare = prepare;
    this.#changed = changed;
    const add = within<HTMLButtonElement>(fieldset, '[data-add]');
    add.addEventListener('click', () => {
      this.#append({}).querySelector<HTMLInputElement>('input')?.focus();
      changed();
    });
    this.#list.addEventListener('click', (event) => {
      const remove = (event.target as Element).closest('[data-remove]');
      if (!remove) return;
      remove.closest('.row')?.remove();
      add.focus();
      changed();
    });
  }

  get values(): Record<string, string>[] {
    return this.rows.map((row) =>
      Object.fromEntries(
        [...row.querySelectorAll<Part>('[data-part]')].map((part) => [
          part.dataset['part'] ?? '',
          part.value,
        ]),
      ),
    );
  }

  set values(values: readonly Readonly<Record<string, string>>[]) {
    this.#list.replaceChildren();
    for (const value of values) this.#append(value);
  }

  get rows(): readonly HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('.row')];
  }

  #append(values: Readonly<Record<string, string>>): HTMLElement {
    const row = stamp(this.#template);
    this.#prepare(row);
    for (const part of row.querySelectorAll<Part>('[data-part]')) {
      const value = values[part.dataset['part'] ?? ''];
      if (value !== undefined) part.value = value;
    }
    row.addEventListener('input', this.#changed);
    this.#list.append(row);
    return row;
  }
}
