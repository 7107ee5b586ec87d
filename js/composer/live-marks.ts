import type { Edit } from '../edit.js';
import type { Finding } from '../types.js';
import { isBeingTyped, meet } from './being-typed.js';
import type { Checked } from './checks.js';
import { moveMarks, remainder } from './moved-range.js';
import type { Mark, TextRange } from './surface.js';
import { TextHistory } from './text-history.js';

/** The text of an editor as it was last read, and what stands where in it by now: findings of a check, and marks. */
export class LiveMarks {
  readonly #history = new TextHistory();
  #marks: readonly Mark[] = [];
  #edit: Edit | null = null;
  /** Where lines have been since the user began to type. */
  #seen: readonly TextRange[] = [];

  /** The marks that are to be drawn, in the text as it was last read. */
  get marks(): readonly Mark[] {
    return this.#marks;
  }

  /** A name for the text as it was last read. */
  get version(): number {
    return this.#history.version;
  }

  /**
   * Goes on to the text as it is by now: marks that it has moved are moved, those that it has changed are gone.
   * @returns the edit that leads there; null when it is the same text
   */
  follow(text: string): Edit | null {
    const edit = this.#history.follow(text);
    if (!edit) return null;
    this.#seen = this.#seen.map((range) => remainder(range, edit));
    this.#marks = moveMarks(this.#marks, edit);
    this.#edit = edit;
    return edit;
  }

  /** Nobody asks for what was found in an earlier text than this. */
  forgetBefore(version: number): void {
    this.#history.forgetBefore(version);
  }

  /** What a check has found, where it stands by now; without what has been changed since. */
  present({ full, text, version }: Checked): readonly Finding[] {
    if (text === this.#history.text) return full.findings;
    return full.findings
      .map((finding) => {
        const moved = this.#history.moved(finding, version);
        return moved && { ...moved, fix: finding.fix && this.#history.moved(finding.fix, version) };
      })
      .filter((finding) => finding !== null);
  }

  /** Whether a detail may still be in the making, with the selection there. */
  isTyped(detail: TextRange, selection: TextRange | null): boolean {
    return isBeingTyped(detail, this.#history.text, selection, this.#edit);
  }

  /** Whether a line is, or has been until the last key, where a detail is: then it does not go while the detail grows. */
  isSeen(detail: TextRange): boolean {
    return this.#seen.some((range) => meet(range, detail));
  }

  /** Marks these findings and no others. */
  mark(findings: readonly Finding[]): void {
    this.#marks = findings.map(({ id, start, end, outcome }) => {
      return { id, start, end, outcome, active: false };
    });
    this.#seen = this.#marks;
  }

  /** One mark is looked at, or none is. */
  activate(id: string | undefined): void {
    this.#marks = this.#marks.map((mark) => ({ ...mark, active: mark.id === id }));
  }

  /** The id of the mark that a selection lies in. */
  idAt(selection: TextRange): string | undefined {
    return this.#marks.find(({ start, end }) => selection.start >= start && selection.end <= end)
      ?.id;
  }
}
