import type { Edit } from '../edit.js';
import type { Mark, TextRange } from './surface.js';

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
