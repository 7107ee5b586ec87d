/** @jest-environment jsdom */
import { attachComposer } from '../../../js/composer/attach.js';
import type { Composer, ComposerOptions } from '../../../js/composer/options.js';
import { PresendError } from '../../../js/errors.js';
import type { Decision } from '../../../js/types.js';

import { TestClock } from './clock.js';
import { CheckerDouble, keys, shown, type } from './double.js';

let checker: CheckerDouble;
let clock: TestClock;
let textarea: HTMLTextAreaElement;
let composer: Composer | undefined;

function attach(options: Partial<ComposerOptions> = {}): Composer {
  composer = attachComposer(textarea, { checker, clock, ...options });
  return composer;
}

const marks = (): readonly string[] => shown().marks.map(([, text]) => text);
const cards = (): readonly (string | undefined)[] =>
  shown().cards.map((card) => card.dataset['finding']);

// jsdom has no layout: every range is an empty box at the origin.
Range.prototype.getBoundingClientRect = () => new DOMRect();

beforeEach(() => {
  checker = new CheckerDouble();
  clock = new TestClock();
  document.body.innerHTML = '<textarea></textarea><button>Send</button>';
  textarea = document.querySelector('textarea') as HTMLTextAreaElement;
  textarea.focus();
});

afterEach(() => {
  composer?.detach();
  composer = undefined;
  expect(clock.waiting).toBe(0);
});

test('a detail that is being typed is decided on, and neither marked nor listed until a pause', () => {
  const verdicts: string[] = [];
  const one = attach({ onDecision: ({ verdict }) => verdicts.push(verdict) });
  keys(textarea, 'to [block]');
  expect(verdicts.at(-1)).toBe('block');
  expect(one.decision?.findings).toHaveLength(1);
  expect(marks()).toEqual([]);
  expect(cards()).toEqual([]);
  clock.pass(699);
  expect(marks()).toEqual([]);
  clock.pass(1);
  expect(marks()).toEqual(['[block]']);
  expect(cards()).toEqual(['[block]']);
});

test('every key puts the pause off', () => {
  attach({ pause: 100 });
  keys(textarea, 'to [block]');
  clock.pass(99);
  keys(textarea, '.');
  clock.pass(99);
  expect(marks()).toEqual([]);
  clock.pass(1);
  expect(marks()).toEqual(['[block]']);
});

test('what follows the detail shows that it is whole', () => {
  attach();
  keys(textarea, 'to [block]');
  keys(textarea, '.');
  expect(marks()).toEqual([]); // a full stop may be in the middle of a name
  keys(textarea, ' ');
  expect(marks()).toEqual(['[block]']);
});

test('other details are marked meanwhile, and a line that is there stays while its detail grows', () => {
  attach();
  keys(textarea, '[ask] [block]');
  expect(marks()).toEqual(['[ask]']);
  clock.pass(700);
  expect(marks()).toEqual(['[ask]', '[block]']);
  checker.pattern = /\[\w+\]\w*/g;
  keys(textarea, 'more');
  expect(marks()).toEqual(['[ask]', '[block]more']);
});

test('Send shows everything', () => {
  const one = attach();
  keys(textarea, '[block]');
  expect(one.holdsSend()).toBe(true);
  expect(marks()).toEqual(['[block]']);
});

test('leaving the editor shows everything, after the press that it was left with', () => {
  attach();
  keys(textarea, '[block]');
  document.querySelector('button')?.focus();
  expect(marks()).toEqual([]);
  clock.pass(200);
  expect(marks()).toEqual(['[block]']);
});

test('a caret that goes elsewhere has done with the detail', () => {
  attach();
  keys(textarea, 'so [block]');
  textarea.setSelectionRange(1, 1);
  document.dispatchEvent(new Event('selectionchange'));
  expect(marks()).toEqual(['[block]']);
});

test('what comes in one piece is marked at once: pasted, dropped, dictated, brought back by undo', () => {
  attach();
  type(textarea, 'to [block]', { inputType: 'insertFromPaste' });
  expect(marks()).toEqual(['[block]']);
  type(textarea, '', { inputType: 'deleteContentBackward' });
  type(textarea, 'to [block]', { inputType: 'historyUndo' });
  expect(marks()).toEqual(['[block]']);
});

test('during a composition marks move along, and the text is checked at a pause within it', () => {
  attach();
  type(textarea, 'to [block]');
  const checks = checker.checked.length;
  textarea.dispatchEvent(new CompositionEvent('compositionstart'));
  type(textarea, 'に to [block]', { isComposing: true });
  expect(checker.checked).toHaveLength(checks);
  expect(marks()).toEqual(['[block]']);
  type(textarea, '[ask] to [block]', { isComposing: true });
  expect(checker.checked).toHaveLength(checks);
  clock.pass(700);
  expect(checker.checked).toHaveLength(checks + 1);
  expect(marks()).toEqual(['[ask]', '[block]']);
  clock.pass(10_000);
  expect(checker.checked).toHaveLength(checks + 1);
  textarea.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  expect(checker.checked).toHaveLength(checks + 1); // the same text
});

test('a keyboard that composes without an end, as those of phones do, is checked at every pause', () => {
  attach();
  textarea.dispatchEvent(new CompositionEvent('compositionstart'));
  for (const text of ['[ask]', '[ask] and', '[ask] and [block]']) {
    type(textarea, text, { isComposing: true });
    clock.pass(700);
    expect(checker.checked.at(-1)?.text).toBe(text);
  }
  expect(marks()).toEqual(['[ask]', '[block]']);
});

test('a composition that is called off leaves everything as it was', () => {
  attach();
  type(textarea, 'to [block]');
  textarea.dispatchEvent(new CompositionEvent('compositionstart'));
  type(textarea, 'to [blに', { isComposing: true });
  expect(marks()).toEqual([]);
  type(textarea, 'to [block]', { isComposing: true });
  textarea.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  expect(marks()).toEqual(['[block]']);
});

test('buttons of a card mean the detail where it stands by now', () => {
  attach();
  type(textarea, 'to [block] now');
  textarea.dispatchEvent(new CompositionEvent('compositionstart'));
  type(textarea, 'oh, to [block] now', { isComposing: true });
  shown().button('show').click();
  expect([textarea.selectionStart, textarea.selectionEnd]).toEqual([7, 14]);
  shown().button('fix').click();
  expect(textarea.value).toBe('oh, to  now');
});

test('what the engine cannot do lets the message pass, and the page is told', () => {
  const errors: string[] = [];
  checker.fails = new PresendError('wasm_unavailable', 'no engine');
  const one = attach({ onError: ({ code }) => errors.push(code) });
  expect(errors).toEqual(['wasm_unavailable']);
  expect(shown().panel.querySelector('.summary')?.textContent).toBe('interface.unchecked');
  keys(textarea, '[block]');
  expect(errors.length).toBeGreaterThan(1);
  expect(one.holdsSend()).toBe(false);
  checker.fails = undefined;
  expect(one.holdsSend()).toBe(true);
});

test('a defect of the page’s own callback is the page’s to see', () => {
  attach({
    onDecision: ({ verdict }: Decision) => {
      if (verdict === 'block') throw new TypeError('a defect');
    },
  });
  expect(() => composer?.checkNow()).not.toThrow();
  textarea.value = '[block]';
  expect(() => composer?.checkNow()).toThrow(TypeError);
});

test('refresh checks what a program has written, and nothing when it has not', () => {
  const one = attach();
  textarea.value = '[block]';
  const checks = checker.checked.length;
  one.refresh();
  expect(marks()).toEqual(['[block]']);
  one.refresh();
  expect(checker.checked).toHaveLength(checks + 1);
});

test('the page’s own listeners know of the text before they are told of the decision', () => {
  const told: string[] = [];
  document.body.addEventListener('input', () => told.push('input'), { once: true });
  attach({ onDecision: ({ verdict }) => told.push(verdict) });
  type(textarea, '[block]');
  expect(told).toEqual(['clear', 'input', 'block']);
});

test('an event that the page stops is heard of after its turn', () => {
  const one = attach();
  document.body.addEventListener('input', (event) => event.stopPropagation(), { once: true });
  type(textarea, '[block]');
  expect(one.decision?.verdict).toBe('clear');
  clock.pass(0);
  expect(one.decision?.verdict).toBe('block');
});
