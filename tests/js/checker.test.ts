import { createChecker } from 'presend';
import { createWorkerChecker } from 'presend/worker';

import { suiteOf } from './checker-suite.js';
import { startChecker, startWorkerChecker } from './engine.js';

describe('in the same thread', () => {
  suiteOf(startChecker);

  test('the decision of a plain message is made once a context', async () => {
    const checker = await startChecker();
    const first = checker.check('Hello, how are you?');
    expect(checker.check('Fine, thanks.')).toBe(first);
    checker.dispose();
  });

  test('it is warm after a step for each kind of detail, and decides as before', async () => {
    const checker = await startChecker();
    const cold = checker.check('write to john@gmail.com');
    let steps = 1;
    while (checker.warmUp()) steps++;
    expect(steps).toBeGreaterThan(1);
    expect(checker.warmUp()).toBe(false);
    expect(checker.check('write to john@gmail.com')).toEqual(cold);
    checker.dispose();
    expect(() => checker.warmUp()).toThrow('disposed');
  });

  test('by default the files beside the code are taken', async () => {
    // In the sources there are none: the error names where they were looked for. The built package has its own test.
    await expect(createChecker()).rejects.toThrow(/presend\.wasm|default\.pack/);
  });
});

describe('in a worker', () => {
  suiteOf(startWorkerChecker);

  test('by default the files beside the code are taken', async () => {
    await expect(createWorkerChecker()).rejects.toThrow(/presend\.wasm|default\.pack/);
  });
});
