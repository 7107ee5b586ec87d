import fc from 'fast-check';
import type { Checker, Outcome } from 'presend';

import { startChecker } from './engine.js';

const RUNS = process.env['PRESEND_LONG'] ? 20_000 : 1_000;
const STRICTNESS: readonly Outcome[] = ['clear', 'advise', 'ask', 'block'];

let checker: Checker;

beforeAll(async () => {
  checker = await startChecker();
});

afterAll(() => {
  checker.dispose();
});

/** Any UTF-16 at all, lone surrogates, marks, joiners and bidi controls included, around things that are found. */
const noise = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom(
      '\ud83d',
      '\ude00',
      '\u0301',
      '\u200d',
      '\ufe0f',
      '\u202e',
      '\u200b',
      '\u20e3',
      '🇦',
      '👩‍👩‍👧',
      ' ',
      '\n',
    ),
  ),
  maxLength: 12,
});
const detail = fc.constantFrom(
  'john@gmail.com',
  'john [at] gmail dot com',
  'four one five 555 two six seven one',
  '+1 415 555 2671',
  'https://www.example.com/path?q=1',
  't.me/john',
  'bit.ly/abc',
  '@',
  '.com',
);
const text = fc.array(fc.oneof(noise, detail), { maxLength: 8 }).map((parts) => parts.join(''));

function splitsPair(whole: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(whole.charAt(at - 1)) && /[\udc00-\udfff]/.test(whole.charAt(at));
}

test('ranges lie inside the text, in order, and split no surrogate pair', () => {
  fc.assert(
    fc.property(text, (whole) => {
      const { findings } = checker.check(whole, { regions: ['US'] }, { all: true });
      let before = { start: 0, end: 0 };
      for (const { start, end, fix } of findings) {
        for (const range of fix ? [{ start, end }, fix] : [{ start, end }]) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThan(range.start);
          expect(range.end).toBeLessThanOrEqual(whole.length);
          expect(splitsPair(whole, range.start)).toBe(false);
          expect(splitsPair(whole, range.end)).toBe(false);
        }
        expect(start > before.start || (start === before.start && end >= before.end)).toBe(true);
        before = { start, end };
      }
    }),
    { numRuns: RUNS },
  );
});

test('the verdict is the strictest outcome', () => {
  fc.assert(
    fc.property(text, (whole) => {
      const { verdict, findings } = checker.check(whole);
      const strictest = Math.max(0, ...findings.map(({ outcome }) => STRICTNESS.indexOf(outcome)));
      expect(verdict).toBe(STRICTNESS[strictest]);
    }),
    { numRuns: RUNS },
  );
});

test('a lone surrogate reads as U+FFFD', () => {
  fc.assert(
    fc.property(text, (whole) => {
      const mended = whole.replace(
        /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
        '\ufffd',
      );
      expect(checker.check(whole, undefined, { all: true })).toEqual(
        checker.check(mended, undefined, { all: true }),
      );
    }),
    { numRuns: RUNS },
  );
});

test('the same text gives the same decision', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const first = JSON.stringify(checker.check(one));
      checker.check(other);
      expect(JSON.stringify(checker.check(one))).toBe(first);
    }),
    { numRuns: RUNS },
  );
});
