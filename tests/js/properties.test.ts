import fc from 'fast-check';
import type { Checker, Context, Outcome } from 'presend';
import type { WorkerChecker } from 'presend/worker';

import { startChecker, startWorkerChecker } from './engine.js';

const RUNS = process.env['PRESEND_LONG'] ? 20_000 : 1_000;
const STRICTNESS: readonly Outcome[] = ['clear', 'advise', 'ask', 'block'];

let checker: Checker;
let workerChecker: WorkerChecker;

beforeAll(async () => {
  checker = await startChecker();
  workerChecker = await startWorkerChecker();
});

afterAll(() => {
  checker.dispose();
  workerChecker.dispose();
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

/** A step of a draft: an edit, its place as fractions of the text that it meets, or another context. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      from: fc.nat(1000),
      to: fc.nat(1000),
      inserted: fc.oneof(noise, detail),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Context>(
      {},
      { contract: 'active' },
      { surface: 'proposal', regions: ['US'] },
      { allow: ['gmail.com'] },
    ),
  },
);

type Step = Context | { readonly from: number; readonly to: number; readonly inserted: string };

/** Where an edit goes in a text of so many units: any two places, whatever they split. */
function rangeOf({ from, to }: { from: number; to: number }, units: number): [number, number] {
  const [start, end] = [Math.min(from, to), Math.max(from, to)];
  return [Math.round((start / 1000) * units), Math.round((end / 1000) * units)];
}

/** What the steps come to, done in the slow and obvious way: the text and the context after each. */
function* states(
  steps: readonly Step[],
): Generator<{ edit?: [number, number, string]; context: Context; text: string }> {
  let text = '';
  let context: Context = {};
  for (const next of steps) {
    if ('inserted' in next) {
      const [start, end] = rangeOf(next, text.length);
      text = text.slice(0, start) + next.inserted + text.slice(end);
      yield { edit: [start, end, next.inserted], context, text };
    } else {
      context = next;
      yield { context, text };
    }
  }
}

test('any edits through a draft give the decision of one check of the result', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
      const draft = checker.draft({}, { all: true });
      for (const { edit, context, text } of states(steps)) {
        const decision = edit ? draft.replace(...edit) : draft.setContext(context);
        expect(draft.text).toBe(text);
        expect(JSON.stringify(decision)).toBe(
          JSON.stringify(checker.check(text, context, { all: true })),
        );
      }
      draft.dispose();
    }),
    { numRuns: RUNS },
  );
});

const PROSE =
  'The work goes on as it was planned. All of it is in the folder, and nothing has changed since last week!\n';

/** An edit of a few units, which may split anything, somewhere in a text. */
const touch = fc.record({
  at: fc.nat(1000),
  removed: fc.nat(12),
  inserted: fc.oneof(noise, detail, fc.constantFrom('a', ' ', '.', '7', '"', '\n')),
});

test('so do edits of a long text, of which only what is near them is looked at', () => {
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 3, maxLength: 5 }),
      fc.array(touch, { maxLength: 8 }),
      (parts, touches) => {
        const draft = checker.draft({ regions: ['US'] }, { all: true });
        let whole = parts.join(`. ${PROSE.repeat(12)}`);
        draft.replace(0, 0, whole);
        for (const { at, removed, inserted } of touches) {
          const start = Math.round((at / 1000) * whole.length);
          const end = Math.min(whole.length, start + removed);
          whole = whole.slice(0, start) + inserted + whole.slice(end);
          expect(JSON.stringify(draft.replace(start, end, inserted))).toBe(
            JSON.stringify(checker.check(whole, { regions: ['US'] }, { all: true })),
          );
        }
        draft.dispose();
      },
    ),
    { numRuns: RUNS / 4 },
  );
});

test('in a worker too, and edits that are made faster than they are checked come to the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, fc.boolean()), { maxLength: 10 }),
      async (stepsAndWaits) => {
        const draft = await workerChecker.draft({}, { all: true });
        const waits = stepsAndWaits.map(([, wait]) => wait);
        for (const { edit, context, text } of states(stepsAndWaits.map(([next]) => next))) {
          const decision = edit ? draft.replace(...edit) : draft.setContext(context);
          expect(draft.text).toBe(text);
          if (waits.shift() || waits.length === 0)
            expect(await decision).toEqual(checker.check(text, context, { all: true }));
          else decision.catch(() => undefined); // superseded by the next
        }
        draft.dispose();
      },
    ),
    { numRuns: RUNS / 2 },
  );
});
