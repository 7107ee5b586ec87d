import { steadyGrowth } from '../memory/growth.mjs';

/** Samples that end with what a leak of `bytes` a sample, and pages that come and go, make of them. */
const run = (bytes: number, pages: (n: number) => number): number[] =>
  Array.from({ length: 41 }, (_, n) => 100e6 + bytes * n + pages(n));

test.each([
  ['nothing', (): number => 0],
  ['one step in the middle', (n: number): number => (n > 20 ? 16e6 : 0)],
  ['pages that come and go', (n: number): number => (n % 3) * 8e6],
])('sees a leak, and none in %s', (_, pages) => {
  expect(steadyGrowth(run(0, pages), 4)).toBeLessThanOrEqual(0);
  expect(steadyGrowth(run(400_000, pages), 4)).toBeGreaterThan(2e6);
});

test('refuses too few samples', () => {
  expect(() => steadyGrowth([1, 2, 3], 2)).toThrow(RangeError);
});
