/** @jest-environment jsdom */
import { attachComposer } from '../../../js/composer/attach.js';
import type { Composer, ComposerChecker, ComposerOptions } from '../../../js/composer/options.js';
import { PresendError } from '../../../js/errors.js';
import type { Context, Decision } from '../../../js/types.js';

import { errorWith } from '../errors.js';
import { TestClock } from './clock.js';
import { CheckerDouble, shown, type } from './double.js';

/** A checker that answers when the test says so, as one in a worker does when it gets to it. */
class PromisingChecker implements ComposerChecker<Promise<Decision>> {
  readonly #checker = new CheckerDouble();
  readonly pending: { answer(): void; fail(error: Error): void }[] = [];

  check(text: string, context?: Context): Promise<Decision> {
    return new Promise((resolve, reject) => {
      this.pending.push({
        answer: () => {
          resolve(this.#checker.check(text, context));
        },
        fail: reject,
      });
    });
  }

  message(id: string): Promise<string> {
    return Promise.resolve(this.#checker.message(id));
  }

  async answer(n: number): Promise<void> {
    this.pending[n]?.answer();
    await settled();
  }

  async fail(n: number, code: string): Promise<void> {
    this.pending[n]?.fail(new PresendError(code, 'failed'));
    await settled();
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

let checker: PromisingChecker;
let textarea: HTMLTextAreaElement;
let composer: Composer<Promise<Decision>>;
let errors: string[];

const marks = (): readonly string[] => shown().marks.map(([, text]) => text);

function attach(options: Partial<ComposerOptions<Promise<Decision>>> = {}): void {
  composer = attachComposer(textarea, {
    checker,
    clock: new TestClock(),
    onError: ({ code }) => errors.push(code),
    ...options,
  });
}

// jsdom has no layout: every range is an empty box at the origin.
Range.prototype.getBoundingClientRect = () => new DOMRect();

beforeEach(async () => {
  checker = new PromisingChecker();
  errors = [];
  document.body.innerHTML = '<textarea></textarea>';
  textarea = document.querySelector('textarea') as HTMLTextAreaElement;
  attach();
  await checker.answer(0);
});

afterEach(() => {
  composer.detach();
});

test('an answer is shown when it comes, with the texts that come after it', async () => {
  type(textarea, 'to [block]');
  expect(marks()).toEqual([]);
  await checker.answer(1);
  expect(marks()).toEqual(['[block]']);
  expect(shown().panel.querySelector('.summary')?.textContent).toBe(
    'interface.summary_block_one 1',
  );
  expect(shown().button('show').textContent).toBe('interface.show');
});

test('what has been typed since moves the marks, and takes those it touches', async () => {
  type(textarea, '[ask] to [block]');
  type(textarea, 'so [ask] to [block]');
  await checker.answer(1);
  expect(marks()).toEqual(['[ask]', '[block]']);
  type(textarea, 'so [ask] to [bl');
  expect(marks()).toEqual(['[ask]']);
  shown().button('show').click();
  expect([textarea.selectionStart, textarea.selectionEnd]).toEqual([3, 8]);
});

test('the newest answer wins: one that comes after it is dropped', async () => {
  const decisions: number[] = [];
  composer.detach();
  attach({ onDecision: ({ findings }) => decisions.push(findings.length) });
  await checker.answer(1);
  type(textarea, '[block]');
  type(textarea, 'nothing');
  await checker.answer(3);
  await checker.answer(2);
  expect(decisions).toEqual([0, 0]);
  expect(marks()).toEqual([]);
  expect(composer.decision?.verdict).toBe('clear');
});

test('a check that was overtaken may fail unheard, the newest may not', async () => {
  type(textarea, '[block]');
  type(textarea, '[ask]');
  await checker.fail(1, 'aborted');
  expect(errors).toEqual([]);
  await checker.fail(2, 'wasm_unavailable');
  expect(errors).toEqual(['wasm_unavailable']);
  expect(composer.decision).toBeNull();
});

test('checkNow, claim and update promise a decision, and reject as the checker does', async () => {
  textarea.value = 'to [block]';
  const now = composer.checkNow();
  await checker.answer(1);
  expect((await now).verdict).toBe('block');
  const claimed = composer.claim('[block]', 'reason');
  await checker.answer(2);
  expect((await claimed).verdict).toBe('advise');
  const updated = composer.update({ surface: 'wall' });
  const failed = checker.fail(3, 'unknown_word');
  await expect(updated).rejects.toThrow(errorWith('unknown_word'));
  await failed;
});

test('Send waits for the answer, and passes when there is none', async () => {
  textarea.value = '[block]';
  const held = composer.holdsSend();
  await checker.answer(1);
  expect(await held).toBe(true);
  const passed = composer.holdsSend();
  await checker.fail(2, 'internal');
  expect(await passed).toBe(false);
  expect(errors).toEqual(['internal']);
});

test('nothing comes back after detach', async () => {
  const before = document.body.innerHTML;
  expect(before).toContain('data-presend');
  type(textarea, '[block]');
  composer.detach();
  await checker.answer(1);
  expect(document.body.innerHTML).toBe('<textarea></textarea>');
});
