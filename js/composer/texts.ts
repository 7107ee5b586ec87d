/** Where the composer's own texts come from: the pack, so that they are there in the pack's languages. */
export interface TextSource {
  message(id: string): string;
}

/** The texts that the composer shows: its own by the ids `interface.*` of the pack, and the policy's words. */
export class Texts {
  readonly #source: TextSource;
  #plurals = new Intl.PluralRules('en');

  constructor(source: TextSource) {
    this.#source = source;
  }

  /** @param locale a BCP 47 tag; one that is none leaves the rules for numbers as they are */
  set locale(locale: string) {
    try {
      this.#plurals = new Intl.PluralRules(locale);
    } catch {
      // The checker says what is wrong with it.
    }
  }

  /** A text of the interface with its {placeholders} filled; empty when the pack has none. */
  get(key: string, values: Readonly<Record<string, string>> = {}): string {
    const text = this.#source.message(`interface.${key}`);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
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
    return this.#source.message(`${received ? 'report.received' : 'outcomes'}.${word}`);
  }

  /** What stands before a part of an explanation: `why`, `instead`, ... */
  label(key: string): string {
    return this.#source.message(`report.labels.${key}`);
  }

  kind(word: string): string {
    return this.#source.message(`kinds.${word}`);
  }

  act(word: string): string {
    return this.#source.message(`acts.${word}`);
  }

  app(id: string): string {
    return this.#source.message(`apps.${id}`) || id;
  }

  disguise(word: string): string {
    return this.#source.message(`disguises.${word}`);
  }

  /** The n-th sentence with which one can decline politely, in turn; empty when the pack has none. */
  refusal(n: number): string {
    return this.#source.message(`refusals.${n}`);
  }

  /** What a purpose is called; its word where the pack has no name for it. */
  purpose(word: string): string {
    return this.#source.message(`exceptions.${word}.name`) || word.replaceAll('_', ' ');
  }

  /** What the sender says by claiming a purpose; its name where the pack has no sentence for it. */
  claim(word: string): string {
    return this.#source.message(`exceptions.${word}.claim`) || this.purpose(word);
  }
}
