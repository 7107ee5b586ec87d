import fc from 'fast-check';

import { messages, type Answer, type Message } from './parity.js';

/** What is put in: what details are made of, what hides them, and what is hard on a reader of UTF-16. */
const PIECES = [
  ...[
    '@',
    '.',
    ' at ',
    ' dot ',
    '[at]',
    '(dot)',
    '://',
    '.com',
    '+',
    '-',
    '_',
    '/',
    '%40',
    '&#64;',
  ],
  ...['four', 'double ', '0', '55', '²', '٣', '５', '𝟗', '①', 'Ⅷ'],
  ...['\0', '\t', '\n', '\r\n', ' ', '\u00a0', '\u2028', '\u3000', '\u200b', '\u00ad', '\ufeff'],
  ...['\u200d', '\ufe0f', '\u20e3', '\u0301', '\u0e33', '\u093f', '\u1100', '\u202e', '\u2066'],
  ...['\ud83d', '\ude00', '👩‍👩‍👧', '🇦🇶', 'ａ', '𝐚', 'ß', 'ﬁ', 'İ', 'ѕ', 'ا', 'は', '한', 'ไ', '。'],
];

const MOST_CHANGES = 6;
const LONGEST_STRETCH = 12;

/** A change of a text at a stretch of it; the stretch may cut a surrogate pair. */
type Change = (before: string, stretch: string, after: string) => string;

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((u) => String.fromCharCode(u)) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }) },
);

function changeOf(texts: readonly string[]): fc.Arbitrary<Change> {
  const other = fc.constantFrom(...texts);
  return fc.oneof(
    piece.map(
      (added): Change =>
        (before, stretch, after) =>
          before + added + stretch + after,
    ),
    piece.map(
      (added): Change =>
        (before, _, after) =>
          before + added + after,
    ),
    fc.constant<Change>((before, _, after) => before + after),
    fc.constant<Change>((before, stretch, after) => before + stretch.repeat(3) + after),
    fc.constant<Change>((before, stretch, after) => after + stretch + before),
    fc.constant<Change>((before, stretch) => before + stretch),
    fc.constant<Change>((before, stretch, after) => before + stretch.toUpperCase() + after),
    fc.constant<Change>((before, stretch, after) => before + wide(stretch) + after),
    piece.map(
      (between): Change =>
        (before, stretch, after) =>
          before + [...stretch].join(between) + after,
    ),
    other.map(
      (added): Change =>
        (before, stretch, after) =>
          before + stretch + added + after,
    ),
  );
}

/** ASCII as its full-width forms. */
function wide(text: string): string {
  return text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
}

/**
 * So many messages made of the conformance cases by some changes at random each, with the cases' contexts. The same seed
 * gives the same ones.
 */
export function mutatedMessages(count: number, seed: number): Message[] {
  const bases = messages(0);
  const change = changeOf(bases.map(({ text }) => text));
  const place = fc.record({ at: fc.nat(), length: fc.nat(LONGEST_STRETCH), change });
  const mutated = fc
    .tuple(
      fc.constantFrom(...bases),
      fc.array(place, { minLength: 1, maxLength: MOST_CHANGES, size: 'max' }),
    )
    .map(([{ text, context }, places]) => {
      const changed = places.reduce((so, { at, length, change }) => {
        const start = at % (so.length + 1);
        return change(
          so.slice(0, start),
          so.slice(start, start + length),
          so.slice(start + length),
        );
      }, text);
      return { text: changed, context };
    });
  return fc
    .sample(mutated, { numRuns: count, seed })
    .map(({ text, context }, id) => ({ id, text, context }));
}

/** The first message whose answers differ, with both; null when none does. */
export function firstDifference(
  list: readonly Message[],
  expected: readonly Answer[],
  found: readonly Answer[],
): object | null {
  const at = list.findIndex(
    (_, i) =>
      expected[i]?.decision !== found[i]?.decision ||
      expected[i]?.all !== found[i]?.all ||
      expected[i]?.redacted !== found[i]?.redacted,
  );
  return at < 0 ? null : { message: list[at], expected: expected[at], found: found[at] };
}

/** Texts of a turn. */
export const TURN = 10_000;

/** The turns of a run: one of an ordinary run, or so many of a long one. */
export function turnsOf(long: boolean, many: number): readonly number[] {
  return Array.from({ length: long ? many : 1 }, (_, turn) => turn);
}

/** The seed of a turn: the same in every ordinary run, and a new one in each long run. */
export function seedOf(turn: number, long: boolean): number {
  return long ? (Date.now() + turn) % 2 ** 31 : turn;
}
