/** @jest-environment jsdom */
import { attachComposer } from '../../../js/composer/attach.js';
import type { Composer, ComposerChecker, ComposerOptions } from '../../../js/composer/options.js';
import type { Context, Decision } from '../../../js/types.js';

import { errorWith } from '../errors.js';
import { TestClock } from './clock.js';
import { shown, type } from './double.js';
import { LateDrafts, settled } from './late.js';

/** A checker whose answers the test lets come. */
class LateChecker extends LateDrafts implements ComposerChecker<Promise<Decision>> {
  check(text: string, context?: Context): Promise<Decision> {
    return this.later(() => this.checker.check(text, context));
  }

  message(id: string): Promise<string> {
    return Promise.resolve(this.checker.message(id));
  }
}

let checker: LateChecker;
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
  checker = new LateChecker();
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

test('one check of what is typed is under way at a time, and the next is about the text as it is then', async () => {
  const decisions: number[] = [];
  composer.detach();
  attach({ onDecision: ({ findings }) => decisions.push(findings.length) });
  await checker.answer(1);
  type(textarea, '[block]');
  type(textarea, 'so [block]');
  type(textarea, 'so [block] [ask]');
  await settled();
  expect(checker.pending).toHaveLength(3);
  await checker.answer(2);
  expect(marks()).toEqual(['[block]']); // an answer about an older text is shown where it stands by now
  expect(checker.pending).toHaveLength(4);
  expect(checker.drafts.at(-1)).toBe('so [block] [ask]');
  await checker.answer(3);
  expect(decisions).toEqual([0, 1, 2]);
  expect(marks()).toEqual(['[block]', '[ask]']);
  expect(checker.pending).toHaveLength(4);
});

test('the newest answer wins: one that comes after it is dropped', async () => {
  type(textarea, '[block]');
  await settled();
  textarea.value = 'nothing';
  const now = composer.checkNow();
  await checker.answer(2);
  expect((await now).verdict).toBe('clear');
  await checker.answer(1);
  expect(composer.decision?.verdict).toBe('clear');
  expect(marks()).toEqual([]);
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

test('after an error a draft begins anew, and ends with the composer', async () => {
  type(textarea, '[block]');
  await checker.fail(1, 'internal');
  type(textarea, '[block] [ask]');
  await checker.answer(2);
  expect(marks()).toEqual(['[block]', '[ask]']);
  expect(checker.drafts).toEqual([null, '[block] [ask]']);
  composer.detach();
  await settled();
  expect(checker.drafts).toEqual([null, null]);
});

test('what is typed while a context is being refused is checked under the one before', async () => {
  const updated = composer.update({ surface: 'wall' });
  type(textarea, '[block]');
  const refused = expect(updated).rejects.toThrow(errorWith('unknown_word'));
  await checker.fail(1, 'unknown_word');
  await refused;
  await checker.fail(2, 'unknown_word');
  await checker.answer(3);
  expect(errors).toEqual([]);
  expect(marks()).toEqual(['[block]']);
  expect(checker.contexts.at(-1)).toEqual({});
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
