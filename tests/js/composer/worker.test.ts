/** @jest-environment jsdom */
import { attachComposer } from '../../../js/composer/attach.js';
import type { Composer, ComposerOptions } from '../../../js/composer/options.js';
import { PresendError } from '../../../js/errors.js';

import { errorWith } from '../errors.js';
import { TestClock } from './clock.js';
import { CheckerDouble, shown, type } from './double.js';
import { LateDrafts, settled } from './late.js';

/** Texts of so many units are long here. */
const LONG_FROM = 24;
const LONG = 'a long text to [block] !';

let checker: CheckerDouble;
let worker: LateDrafts;
let clock: TestClock;
let textarea: HTMLTextAreaElement;
let composer: Composer;
let told: string[];

const marks = (): readonly string[] => shown().marks.map(([, text]) => text);
const here = (): readonly string[] => checker.checked.map(({ text }) => text);

function attach(options: Partial<ComposerOptions> = {}): void {
  composer = attachComposer(textarea, {
    checker,
    worker,
    workerFrom: LONG_FROM,
    clock,
    onError: ({ code }) => told.push(`error ${code}`),
    onWorkerError: ({ code }) => told.push(`worker ${code}`),
    ...options,
  });
  checker.checked.length = 0;
}

// jsdom has no layout: every range is an empty box at the origin.
Range.prototype.getBoundingClientRect = () => new DOMRect();

beforeEach(() => {
  checker = new CheckerDouble();
  worker = new LateDrafts();
  clock = new TestClock();
  told = [];
  document.body.innerHTML = '<textarea></textarea>';
  textarea = document.querySelector('textarea') as HTMLTextAreaElement;
  attach();
});

afterEach(() => {
  composer.detach();
  expect(clock.waiting).toBe(0);
});

test('a text is long from its length on, and then checked in the worker alone', async () => {
  type(textarea, LONG.slice(1));
  expect(here()).toEqual([LONG.slice(1)]);
  expect(marks()).toEqual(['[block]']);
  expect(worker.drafts).toEqual([]);
  type(textarea, LONG);
  await worker.answer(0);
  expect(here()).toEqual([LONG.slice(1)]);
  expect(worker.drafts).toEqual([LONG]);
  expect(marks()).toEqual(['[block]']);
  expect(composer.decision?.findings[0]?.start).toBe(15);
});

test('what is typed meanwhile moves the marks, and is checked when the worker has answered', async () => {
  type(textarea, LONG);
  await settled();
  type(textarea, `so, ${LONG}`);
  type(textarea, `so, ${LONG} [ask] on`);
  expect(marks()).toEqual([]);
  await worker.answer(0);
  expect(marks()).toEqual(['[block]']);
  shown().button('show').click();
  expect([textarea.selectionStart, textarea.selectionEnd]).toEqual([19, 26]);
  type(textarea, `so, ${LONG.replace('[block]', '[blo')} [ask] on`);
  expect(marks()).toEqual([]);
  await worker.answer(1);
  expect(marks()).toEqual(['[ask]']);
  await worker.answer(2);
  expect(marks()).toEqual(['[ask]']);
  expect(worker.pending).toHaveLength(3);
  expect(here()).toEqual([]);
});

test('Send, and whatever else a program asks for, is answered at once; what the worker says later is dropped', async () => {
  type(textarea, LONG);
  await settled();
  expect(composer.holdsSend()).toBe(true);
  expect(here()).toEqual([LONG]);
  expect(composer.claim('[block]', 'reason').verdict).toBe('advise');
  await worker.answer(0);
  expect(composer.decision?.verdict).toBe('advise');
});

test('a claim and another context reach the worker', async () => {
  type(textarea, LONG);
  await worker.answer(0);
  composer.claim('[block]', 'reason');
  composer.update({ surface: 'proposal' });
  type(textarea, `${LONG}!`);
  await worker.answer(1);
  expect(worker.contexts.at(-1)).toEqual({
    surface: 'proposal',
    declared: [{ purpose: 'reason', kind: 'email', value: '[block]' }],
  });
  expect(composer.decision?.verdict).toBe('advise');
  expect(worker.drafts).toEqual([null, `${LONG}!`]);
});

test('a context that is changed without an update changes nothing', () => {
  const context = { surface: 'message' };
  composer.update(context);
  context.surface = 'wall';
  type(textarea, 'short');
  expect(checker.checked.at(-1)?.context).toEqual({ surface: 'message' });
});

test('a context that is refused leaves the worker at its check', async () => {
  type(textarea, LONG);
  await settled();
  checker.fails = new PresendError('unknown_word', 'no such surface');
  expect(() => composer.update({ surface: 'wall' })).toThrow(errorWith('unknown_word'));
  await worker.answer(0);
  expect(marks()).toEqual(['[block]']);
  type(textarea, `${LONG}!`);
  await worker.answer(1);
  expect(worker.contexts).toEqual([{}, {}]);
});

test('a text that shrinks is checked at once, also while the worker is at the long one', async () => {
  type(textarea, LONG);
  await settled();
  type(textarea, '[ask]');
  expect(marks()).toEqual(['[ask]']);
  await worker.answer(0);
  expect(marks()).toEqual(['[ask]']);
  expect(composer.decision?.verdict).toBe('ask');
  type(textarea, `${LONG} and on`);
  await worker.answer(1);
  expect(worker.drafts).toEqual([`${LONG} and on`]);
  expect(marks()).toEqual(['[block]']);
  type(textarea, 'to [advise]');
  expect(marks()).toEqual(['[advise]']);
});

test('a text that grows again while the worker is still at the one before is checked after that', async () => {
  type(textarea, LONG);
  await settled();
  type(textarea, 'short');
  type(textarea, `${LONG} [ask]`);
  await worker.answer(0);
  await worker.answer(1);
  expect(marks()).toEqual(['[block]', '[ask]']);
  expect(worker.pending).toHaveLength(2);
});

test.each(['worker_unavailable', 'out_of_memory', 'internal', 'unknown_word'])(
  'a worker that fails with %s is told of once, and the text as it is by then is checked at once',
  async (code) => {
    type(textarea, LONG);
    await settled();
    type(textarea, `${LONG} [ask]`);
    await worker.fail(0, code);
    expect(told).toEqual([`worker ${code}`]);
    expect(here()).toEqual([`${LONG} [ask]`]);
    expect(marks()).toEqual(['[block]', '[ask]']);
    type(textarea, `${LONG} [advise]`);
    expect(marks()).toEqual(['[block]', '[advise]']);
    expect(worker.pending).toHaveLength(1);
    expect(worker.drafts).toEqual([null]);
  },
);

test('a text that is too long for the worker is too long', async () => {
  type(textarea, LONG);
  await worker.fail(0, 'text_too_long');
  expect(told).toEqual(['error text_too_long']);
  expect(composer.decision).toBeNull();
  type(textarea, `${LONG}!`);
  await worker.answer(1);
  expect(marks()).toEqual(['[block]']);
});

test('a worker may still be starting, and one that does not start is told of when it is needed', async () => {
  composer.detach();
  let start: (worker: LateDrafts) => void = () => undefined;
  attach({ worker: new Promise((resolve) => (start = resolve)) });
  type(textarea, LONG);
  await settled();
  expect(worker.pending).toHaveLength(0);
  start(worker);
  await worker.answer(0);
  expect(marks()).toEqual(['[block]']);
  composer.detach();
  attach({ worker: Promise.reject(new PresendError('worker_unavailable', 'no script')) });
  await settled();
  expect(told).toEqual([]);
  type(textarea, `${LONG} [ask]`);
  await settled();
  expect(told).toEqual(['worker worker_unavailable']);
  expect(marks()).toEqual(['[block]', '[ask]']);
});

test('a detail that is being typed into a long text waits for a pause, as in a short one', async () => {
  textarea.focus();
  const before = LONG.replace('[block]', 'someone');
  type(textarea, before);
  await worker.answer(0);
  for (const key of '[ask]') {
    type(textarea, textarea.value + key, { inputType: 'insertText', data: key });
    await settled();
    await worker.answer(worker.pending.length - 1);
  }
  expect(composer.decision?.verdict).toBe('ask');
  expect(marks()).toEqual([]);
  clock.pass(700);
  expect(marks()).toEqual(['[ask]']);
  expect(here()).toEqual([]);
});

test('during a composition nothing is checked, and at a pause within it the worker is asked', async () => {
  type(textarea, LONG);
  await worker.answer(0);
  textarea.dispatchEvent(new CompositionEvent('compositionstart'));
  type(textarea, `に ${LONG}`, { isComposing: true });
  await settled();
  expect(marks()).toEqual(['[block]']);
  expect(worker.pending).toHaveLength(1);
  clock.pass(700);
  await worker.answer(1);
  expect(worker.drafts).toEqual([`に ${LONG}`]);
  textarea.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  await settled();
  expect(worker.pending).toHaveLength(2); // the same text
  expect(here()).toEqual([]);
});

test('nothing comes back after detach, and the drafts are let go', async () => {
  type(textarea, LONG);
  await settled();
  composer.detach();
  await worker.fail(0, 'disposed');
  expect(told).toEqual([]);
  expect(worker.drafts).toEqual([null]);
  expect(here()).toEqual([]);
  expect(document.body.innerHTML).toBe('<textarea></textarea>');
});
