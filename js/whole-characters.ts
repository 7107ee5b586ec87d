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
  text: Pick<string, 'slice'>,
  start: number,
  end: number,
  inserted: string,
): Replacement {
  const before = text.slice(start - 1, start);
  const behind = text.slice(end, end + 1);
  const head = isBetween(before.charCodeAt(0), 0xd800) ? before : '';
  const tail = isBetween(behind.charCodeAt(0), 0xdc00) ? behind : '';
  return {
    start: start - head.length,
    end: end + tail.length,
    inserted: head + inserted + tail,
  };
}

/** Whether a unit is one of the 1,024 surrogates from `first` on; NaN, where there is no unit, is none. */
function isBetween(unit: number, first: number): boolean {
  return unit >= first && unit < first + 0x400;
}
