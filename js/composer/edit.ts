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

/** Marks after an edit: those behind it move, those it touches go. */
export function moveMarks(marks: readonly Mark[], edit: Edit): Mark[] {
  const shift = edit.length - (edit.end - edit.start);
  const moved: Mark[] = [];
  for (const mark of marks) {
    if (mark.end <= edit.start) moved.push(mark);
    else if (mark.start >= edit.end)
      moved.push({ ...mark, start: mark.start + shift, end: mark.end + shift });
  }
  return moved;
}
