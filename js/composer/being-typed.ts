import type { Edit } from '../edit.js';
import type { TextRange } from './surface.js';

/** Characters that may stand between a detail and the caret while the detail grows: "example.com/a?" has no "?" yet. */
const JOINING = /^[\p{P}\p{S}\p{M}]{0,8}$/u;

/**
 * Whether a detail may still be in the making: the caret is in it or at its end, and it has not come in one piece as
 * what is pasted, dropped, dictated, filled in or brought back does. "john@gmail.co" is no address yet when an "m"
 * follows; whoever types it is not to see a line under it come and go.
 *
 * @param caret the selection, in the same text as the detail; null when it is not in the editor
 * @param edit the last change, whose `start` and `length` tell what it put into that text
 */
export function isBeingTyped(
  detail: TextRange,
  text: string,
  caret: TextRange | null,
  edit: Edit | null,
): boolean {
  if (!caret || !edit || caret.start !== caret.end) return false;
  const whole = detail.start >= edit.start && detail.end <= edit.start + edit.length;
  if (whole || caret.start <= detail.start) return false;
  return caret.start <= detail.end || JOINING.test(text.slice(detail.end, caret.start));
}

/** Whether two ranges have a unit in common, or touch. */
export function meet(one: TextRange, other: TextRange): boolean {
  return one.start <= other.end && other.start <= one.end;
}
