/** @jest-environment jsdom */
import { jest } from '@jest/globals';

import { attachComposer } from '../../../js/composer/attach.js';
import { PresendError } from '../../../js/errors.js';

import { CheckerDouble } from './double.js';

/** Has so many things to get ready. */
class ColdChecker extends CheckerDouble {
  warmed = 0;
  breaksAt = Infinity;
  readonly #things: number;

  constructor(things: number) {
    super();
    this.#things = things;
  }

  warmUp(): boolean {
    if (this.warmed === this.breaksAt) throw new PresendError('disposed', 'it was disposed of');
    return ++this.warmed < this.#things;
  }
}

let idle: (() => void)[] = [];

/** The browser has nothing else to do, for one callback. */
function rest(): void {
  const [next, ...others] = idle;
  idle = others;
  next?.();
}

let textarea: HTMLTextAreaElement;

beforeEach(() => {
  idle = [];
  globalThis.requestIdleCallback = (callback) =>
    idle.push(() => {
      callback({ didTimeout: false, timeRemaining: () => 50 });
    });
  document.body.innerHTML = '<textarea></textarea>';
  textarea = document.querySelector('textarea') as HTMLTextAreaElement;
});

test('a checker gets ready one thing an idle moment, to the end and no further', () => {
  const checker = new ColdChecker(3);
  const composer = attachComposer(textarea, { checker });
  expect(checker.warmed).toBe(0);
  for (const warmed of [1, 2, 3]) {
    rest();
    expect(checker.warmed).toBe(warmed);
  }
  expect(idle).toHaveLength(0);
  composer.detach();
});

test('a composer that was taken away asks for no more', () => {
  const checker = new ColdChecker(3);
  const composer = attachComposer(textarea, { checker });
  rest();
  composer.detach();
  rest();
  expect(checker.warmed).toBe(1);
  expect(idle).toHaveLength(0);
});

test('a checker that cannot go on stops getting ready, and disturbs nothing', () => {
  const checker = new ColdChecker(3);
  checker.breaksAt = 1;
  const composer = attachComposer(textarea, { checker });
  rest();
  rest();
  expect(checker.warmed).toBe(1);
  expect(idle).toHaveLength(0);
  composer.detach();
});

test('a checker with nothing to get ready, or that cannot, is left alone', () => {
  const composer = attachComposer(textarea, { checker: new CheckerDouble() });
  expect(idle).toHaveLength(0);
  composer.detach();
});

test('where there are no idle callbacks a timer stands in', () => {
  globalThis.requestIdleCallback = undefined as unknown as typeof requestIdleCallback;
  jest.useFakeTimers();
  try {
    const checker = new ColdChecker(2);
    const composer = attachComposer(textarea, { checker });
    jest.runAllTimers();
    expect(checker.warmed).toBe(2);
    composer.detach();
  } finally {
    jest.useRealTimers();
  }
});
