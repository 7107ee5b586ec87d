import { native, packaged } from './commands.js';
import { conformance, evaluationSets } from './engine.js';

const cases = conformance()
  .flatMap(([, all]) => all)
  .map(({ text, context }, index) =>
    JSON.stringify({ id: index, text, ...(context ? { context } : {}) }),
  )
  .join('\n');
const sets: (readonly [name: string, lines: string])[] = [
  ['conformance', `${cases}\n`],
  ...evaluationSets(),
];

/** Fails with the first line that differs: two megabytes side by side explain nothing. */
function expectSame(one: string, other: string): void {
  if (one === other) return;
  const others = other.split('\n');
  const index = one.split('\n').findIndex((line, i) => line !== others[i]);
  expect(others[index]).toBe(one.split('\n')[index]);
}

describe.each(sets)('scan of %s', (_name, lines) => {
  test.each([[[]], [['--all']], [['--offsets', 'utf8']]])(
    'with %j: native and Node write the same bytes',
    (options) => {
      const expected = native(['scan', ...options], { input: lines });
      const found = packaged(['scan', ...options], { input: lines });
      expectSame(expected.stdout, found.stdout);
      expect(found.code).toBe(expected.code);
      expect(expected.stdout.split('\n')).toHaveLength(lines.split('\n').length);
    },
  );
});
