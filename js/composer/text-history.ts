import { editBetween, type Edit } from '../edit.js';
import { moveRange } from './moved-range.js';
import type { TextRange } from './surface.js';

/** The text of an editor as it was last read, and the edits that led to it, as far back as someone may ask. */
export class TextHistory {
  text = '';
  #edits: Edit[] = [];
  #forgotten = 0;

  /** How many edits there were: a name for the text as it is now. */
  get version(): number {
    return this.#forgotten + this.#edits.length;
  }

  /** Goes on to the text as it is by now. Returns the edit that leads there; null when it is the same. */
  follow(text: string): Edit | null {
    const edit = editBetween(this.text, text);
    if (edit) this.#edits.push(edit);
    this.text = text;
    return edit;
  }

  /** What has a range in an earlier text, with its range in this one; null when an edit since has touched it. */
  moved<T extends TextRange>(range: T, version: number): T | null {
    let moved: T | null = range;
    for (let i = version - this.#forgotten; moved && i < this.#edits.length; i++)
      moved = moveRange(moved, this.#edits[i] ?? null);
    return moved;
  }

  /** Nobody asks about earlier texts any more. */
  forgetBefore(version: number): void {
    this.#edits.splice(0, version - this.#forgotten);
    this.#forgotten = version;
  }
}
