/**
 * Where the composer's own texts come from: the pack, so that they are there in the pack's languages. A checker that
 * works somewhere else may promise them.
 */
export interface TextSource {
  message(id: string, locale?: string): string | Promise<string>;
}

/** The texts that the composer shows: its own by the ids `interface.*` of the pack, and the policy's words. */
export class Texts {
  readonly #source: TextSource;
  readonly #arrived: () => void;
  readonly #kept = new Map<string, string>();
  #awaited = 0;
  #locale = 'en';
  #plurals = new Intl.PluralRules('en');

  /** @param arrived called when texts that were promised, and were empty so far, have all come */
  constructor(source: TextSource, arrived: () => void) {
    this.#source = source;
    this.#arrived = arrived;
  }

  /** @param locale a BCP 47 tag that the checker has taken; numbers go by the rules of the language that the texts are in */
  set locale(locale: string) {
    this.#locale = locale;
    this.#countAsWritten();
  }

  #countAsWritten(): void {
    const { language } = this;
    if (language !== this.#plurals.resolvedOptions().locale)
      this.#plurals = new Intl.PluralRules(language);
  }

  /** The tag of the language that the texts are in: English where the texts of the locale are not there. */
  get language(): string {
    return this.#message('locale') || 'en';
  }

  get direction(): 'ltr' | 'rtl' {
    return this.#message('direction') === 'rtl' ? 'rtl' : 'ltr';
  }

  /** A text of the interface with its {placeholders} filled; empty when the pack has none. */
  get(key: string, values: Readonly<Record<string, string>> = {}): string {
    return fill(this.#message(`interface.${key}`), values);
  }

  /** Entries of a list, or sentences one after the other, as the language puts them together. */
  joined(how: 'list' | 'sentences', parts: readonly string[]): string {
    const pattern = this.#message(`report.filled.${how}`);
    return parts
      .filter((part) => part !== '')
      .reduce((first, next) => (first === '' ? next : fill(pattern, { first, next })), '');
  }

  /** The form of a text that the language uses for a number: `<key>_one`, `<key>_few`, ..., `<key>_other`. */
  counted(key: string, count: number): string {
    const values = { count: String(count) };
    return (
      this.get(`${key}_${this.#plurals.select(count)}`, values) || this.get(`${key}_other`, values)
    );
  }

  /** What an outcome means in a few words, for the sender or for one who received the message. */
  outcome(word: string, received = false): string {
    return this.#message(`${received ? 'report.received' : 'outcomes'}.${word}`);
  }

  /** What stands before a part of an explanation: `why`, `instead`, ... */
  label(key: string): string {
    return this.#message(`report.labels.${key}`);
  }

  kind(word: string): string {
    return this.#message(`kinds.${word}`);
  }

  act(word: string): string {
    return this.#message(`acts.${word}`);
  }

  app(id: string): string {
    return this.#message(`apps.${id}`) || id;
  }

  disguise(word: string): string {
    return this.#message(`disguises.${word}`);
  }

  /** The n-th sentence with which one can decline politely, in turn; empty when the pack has none. */
  refusal(n: number): string {
    return this.#message(`refusals.${n}`);
  }

  /** What a purpose is called; its word where the pack has no name for it. */
  purpose(word: string): string {
    return this.#message(`exceptions.${word}.name`) || word.replaceAll('_', ' ');
  }

  /** What the sender says by claiming a purpose; its name where the pack has no sentence for it. */
  claim(word: string): string {
    return this.#message(`exceptions.${word}.claim`) || this.purpose(word);
  }

  /** Asks for promised texts anew: the checker may have loaded a language since. */
  forget(): void {
    this.#kept.clear();
  }

  #message(id: string): string {
    const key = `${this.#locale} ${id}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const text = this.#source.message(id, this.#locale);
    if (typeof text === 'string') return text;
    this.#keep(key, text);
    return '';
  }

  #keep(key: string, promised: Promise<string>): void {
    this.#kept.set(key, '');
    this.#awaited++;
    const settle = (text: string): void => {
      this.#kept.set(key, text);
      if (--this.#awaited > 0) return;
      this.#countAsWritten();
      this.#arrived();
    };
    // A text that does not come is one that the pack does not have.
    promised.then(settle, () => {
      settle('');
    });
  }
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
