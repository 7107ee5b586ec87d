import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { attachComposer, type Checker, type Context } from 'presend';
import type { WorkerChecker } from 'presend/worker';

import type { ComposerDraft, DraftSource } from '../../../js/composer/options.js';
import { marked, withoutClear } from '../../../js/composer/summary.js';
import type { Decision } from '../../../js/types.js';
import { startChecker, startWorkerChecker } from '../engine.js';
import { TestClock } from './clock.js';

const RUNS = process.env['PRESEND_LONG'] ? 3_000 : 150;
/** So many units are long here, so that short edits go over that and back. */
const LONG_FROM = 40;

let checker: Checker;
let workerChecker: WorkerChecker;
const { document } = new JSDOM('').window;

beforeAll(async () => {
  checker = await startChecker();
  workerChecker = await startWorkerChecker();
});

afterAll(() => {
  checker.dispose();
  workerChecker.dispose();
});

/** The drafts of the real worker, of which is known whether one has a check under way, and whether one was ever asked. */
class CountedDrafts implements DraftSource<Promise<Decision>> {
  #pending = 0;
  #idle: (() => void)[] = [];
  checks = 0;

  async draft(context?: Context, options?: { all?: boolean }) {
    const draft = await this.#counted(workerChecker.draft(context, options));
    return {
      replace: (start, end, inserted) => {
        this.checks++;
        return this.#counted(draft.replace(start, end, inserted));
      },
      dispose: () => {
        draft.dispose();
      },
    } satisfies ComposerDraft<Promise<Decision>>;
  }

  /** Resolves when the composer has nothing to ask any more. */
  async idle(): Promise<void> {
    do {
      if (this.#pending > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
      await new Promise((resolve) => setTimeout(resolve));
    } while (this.#pending > 0);
  }

  async #counted<T>(promise: Promise<T>): Promise<T> {
    this.#pending++;
    try {
      return await promise;
    } finally {
      this.#pending--;
      for (const resolve of this.#idle.splice(0)) resolve();
    }
  }
}

const inserted = fc.constantFrom(
  'john@gmail.com',
  'anna [at] gmail dot com ',
  '+1 415 555 2671 ',
  ' on Telegram ',
  'A line about the work and nothing else than the work.\n',
  '@',
  ' ',
  '😀',
);
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ from: fc.nat(1000), units: fc.nat(12), inserted }),
  },
  // What takes a text below the threshold, or over it.
  { weight: 2, arbitrary: fc.record({ from: fc.nat(1000), units: fc.constant(50), inserted }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Context>(
      {},
      { contract: 'active' },
      { surface: 'proposal', regions: ['US'] },
    ),
  },
  { weight: 2, arbitrary: fc.constant('wait' as const) },
  { weight: 1, arbitrary: fc.constant('send' as const) },
);

test('whatever is typed across the threshold, and however fast, the marks come to those of one check of the text', async () => {
  let checks = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      document.body.innerHTML = '<textarea></textarea>';
      const [textarea] = document.getElementsByTagName('textarea');
      if (!textarea) throw new Error('there is no textarea');
      const drafts = new CountedDrafts();
      const clock = new TestClock();
      let context: Context = {};
      const composer = attachComposer(textarea, {
        checker,
        worker: drafts,
        workerFrom: LONG_FROM,
        clock,
        onError: (error) => {
          throw error;
        },
      });
      for (const next of steps) {
        if (next === 'wait') {
          await drafts.idle();
        } else if (next === 'send') {
          const { verdict } = checker.check(textarea.value, context);
          expect(composer.holdsSend()).toBe(verdict === 'ask' || verdict === 'block');
        } else if ('inserted' in next) {
          const { value } = textarea;
          const start = Math.round((next.from / 1000) * value.length);
          textarea.value = value.slice(0, start) + next.inserted + value.slice(start + next.units);
          textarea.dispatchEvent(new document.defaultView!.InputEvent('input', { bubbles: true }));
        } else {
          context = next;
          composer.update(context);
        }
      }
      await drafts.idle();
      clock.pass(10_000);
      await drafts.idle();
      const expected = checker.check(textarea.value, context, { all: true });
      expect(composer.decision).toEqual(withoutClear(expected));
      expect(marks()).toEqual(
        marked(expected).map(({ start, end, outcome }) => [
          outcome,
          textarea.value.slice(start, end),
        ]),
      );
      checks += drafts.checks;
      composer.detach();
    }),
    { numRuns: RUNS },
  );
  expect(checks).toBeGreaterThan(RUNS); // the worker was asked at all
}, 600_000);

function marks(): (readonly [outcome: string | undefined, text: string])[] {
  const overlay = document.querySelector('[data-presend="overlay"]')?.shadowRoot;
  const found = overlay?.querySelectorAll<HTMLElement>('.mark') ?? [];
  return [...found].map((mark) => [mark.dataset['outcome'], mark.textContent]);
}
