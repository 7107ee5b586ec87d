import { PresendError } from './errors.js';

/** The text of a draft, and its edits. */
export class DraftText {
  #text = '';
  #disposed = false;

  get current(): string {
    return this.#text;
  }

  /** @throws PresendError `invalid_arguments`, and then nothing changes; `disposed` */
  replace(start: number, end: number, inserted: string): void {
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
    this.#text = this.#text.slice(0, start) + inserted + this.#text.slice(end);
  }

  /** @throws PresendError `disposed` */
  use(): void {
    if (this.#disposed) throw new PresendError('disposed', 'the draft was disposed of');
  }

  dispose(): void {
    this.#disposed = true;
    this.#text = '';
  }
}
