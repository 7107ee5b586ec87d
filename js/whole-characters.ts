/** A replacement of the UTF-16 code units from `start` to `end` (exclusive). */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/**
 * The same edit of `text`, widened so that it goes through no surrogate pair, neither of the text before it nor of the
 * one behind it: the engine keeps UTF-8, in which half a pair is another character than the whole one.
 */
export function inWholeCharacters(
  text: string,
  start: number,
  end: number,
  inserted: string,
): Replacement {
  const before = isBetween(text.charCodeAt(start - 1), 0xd800) ? 1 : 0;
  const behind = isBetween(text.charCodeAt(end), 0xdc00) ? 1 : 0;
  return {
    start: start - before,
    end: end + behind,
    inserted: text.slice(start - before, start) + inserted + text.slice(end, end + behind),
  };
}

/** Whether a unit is one of the 1,024 surrogates from `first` on; NaN, where there is no unit, is none. */
function isBetween(unit: number, first: number): boolean {
  return unit >= first && unit < first + 0x400;
}
