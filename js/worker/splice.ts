import { joinEdits, type Edit } from '../edit.js';

/** An edit: the UTF-16 units from `start` to `end` (exclusive) of the text before it become `inserted`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/** The edit that changes nothing. */
export const NO_EDIT: Splice = { start: 0, end: 0, inserted: '' };

export function changesNothing({ start, end, inserted }: Splice): boolean {
  return start === end && inserted === '';
}

/**
 * One edit for two that follow each other.
 * @param second counts in the text that `first` made
 * @param text the text after both
 */
export function joined(first: Splice, second: Splice, text: Pick<string, 'slice'>): Splice {
  const { start, end, length } = joinEdits(sized(first), sized(second));
  return { start, end, inserted: text.slice(start, start + length) };
}

function sized({ start, end, inserted }: Splice): Edit {
  return { start, end, length: inserted.length };
}
