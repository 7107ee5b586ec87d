import type { Mark, TextRange } from './surface.js';

/** One change between two texts: the units from `start` to `end` of the old one became `length` units. */
export interface Edit extends TextRange {
  readonly length: number;
}

/** The smallest single change that makes `after` of `before`; null when they are equal. */
export function editBetween(before: string, after: string): Edit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start, end: before.length - tail, length: after.length - tail - start };
}

/** What has a range, with that range after an edit; null when the edit touches it. */
export function moveRange<T extends TextRange>(range: T, edit: Edit | null): T | null {
  if (edit === null || range.end <= edit.start) return range;
  if (range.start < edit.end) return null;
  const shift = edit.length - (edit.end - edit.start);
  return { ...range, start: range.start + shift, end: range.end + shift };
}

/** Marks after an edit: those behind it move, those it touches go. */
export function moveMarks(marks: readonly Mark[], edit: Edit): Mark[] {
  return marks.map((mark) => moveRange(mark, edit)).filter((mark) => mark !== null);
}

/** What is left of a range after an edit, which may touch it: from its first unit that stays to its last, perhaps empty. */
export function remainder({ start, end }: TextRange, edit: Edit): TextRange {
  const shift = edit.length - (edit.end - edit.start);
  return {
    start: start < edit.start ? start : start < edit.end ? edit.start : start + shift,
    end: end <= edit.start ? end : end < edit.end ? edit.start : end + shift,
  };
}
