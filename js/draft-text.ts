import { PresendError } from './errors.js';
import { TextPieces } from './text-pieces.js';
import { inWholeCharacters, type Replacement } from './whole-characters.js';

/** The text of a draft, and its edits. */
export class DraftText {
  #text = new TextPieces();
  #disposed = false;

  get current(): string {
    return this.#text.toString();
  }

  /** The units from `start` to `end` (exclusive) of the text, as far as there are such. */
  slice(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  /**
   * @returns the same edit in whole characters
   * @throws PresendError `invalid_arguments`, and then nothing changes; `disposed`
   */
  replace(start: number, end: number, inserted: string): Replacement {
    this.use();
    const { length } = this.#text;
    if (!Number.isInteger(start) || !Number.isInteger(end) || !(0 <= start && start <= end))
      throw new PresendError('invalid_arguments', `${start} to ${end} is no range`);
    if (end > length) {
      const message = `the range ${start} to ${end} does not lie in the text of ${length} units`;
      throw new PresendError('invalid_arguments', message);
    }
    if (typeof inserted !== 'string')
      throw new PresendError('invalid_arguments', 'what is inserted must be a string');
    const edit = inWholeCharacters(this.#text, start, end, inserted);
    this.#text.replace(start, end, inserted);
    return edit;
  }

  /** @throws PresendError `disposed` */
  use(): void {
    if (this.#disposed) throw new PresendError('disposed', 'the draft was disposed of');
  }

  dispose(): void {
    this.#disposed = true;
    this.#text = new TextPieces();
  }
}
