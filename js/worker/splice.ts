import { joinEdits, type Edit } from '../edit.js';
import type { Replacement } from '../whole-characters.js';

/** The edit that changes nothing. */
export const NO_EDIT: Replacement = { start: 0, end: 0, inserted: '' };

export function changesNothing({ start, end, inserted }: Replacement): boolean {
  return start === end && inserted === '';
}

/**
 * One edit for two that follow each other.
 * @param second counts in the text that `first` made
 * @param text the text after both
 */
export function joined(
  first: Replacement,
  second: Replacement,
  text: Pick<string, 'slice'>,
): Replacement {
  const { start, end, length } = joinEdits(sized(first), sized(second));
  return { start, end, inserted: text.slice(start, start + length) };
}

function sized({ start, end, inserted }: Replacement): Edit {
  return { start, end, length: inserted.length };
}
