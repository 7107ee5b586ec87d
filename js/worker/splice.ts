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
export function joined(first: Splice, second: Splice, text: string): Splice {
  const grown = first.start + first.inserted.length; // where what the first inserted ends
  const start = Math.min(first.start, second.start);
  const end = first.end + Math.max(0, second.end - grown);
  const last = Math.max(grown, second.end) + second.inserted.length - (second.end - second.start);
  return { start, end, inserted: text.slice(start, last) };
}
