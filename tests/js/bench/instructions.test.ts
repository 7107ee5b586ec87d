import { load } from './modules.js';

const { judge } = await load('instructions/judge.mjs');
const TEXTS = 'a'.repeat(16);
const figures = (load: number, post: number, digest = TEXTS) => ({
  load: { count: load, digest: '' },
  post: { count: post, digest },
});
const recorded = figures(1_000_000, 20_000);

test('a rise of more than 5 % fails, and says which figure rose and how far', () => {
  const { failed, lines } = judge(figures(1_000_000, 21_001), recorded);
  expect(failed).toBe(true);
  expect(lines[0]).toBe('load: 1,000,000 instructions, 0.00 % against the record');
  expect(lines[1]).toMatch(/^post: 21,001 instructions, \+5\.0\d % .* more than 5 % over it$/);
});

test('a rise of 5 % does not, nor does what stays', () => {
  expect(judge(figures(1_000_000, 21_000), recorded)).toMatchObject({
    failed: false,
    record: false,
  });
  expect(judge(recorded, recorded)).toMatchObject({ failed: false, record: false });
});

test('one figure that rose fails, however far another fell', () => {
  const { failed, lines } = judge(figures(1_060_000, 10_000), recorded);
  expect(failed).toBe(true);
  expect(lines[0]).toContain('more than 5 % over it');
});

test('a fall is shown, so that the record can be renewed', () => {
  const { failed, record, lines } = judge(figures(1_000_000, 15_000), recorded);
  expect([failed, record]).toEqual([false, true]);
  expect(lines[1]).toContain('-25.00 % against the record: the record can be renewed');
});

test('figures of a compiler or C library that is not on record are told, and judged by nothing', () => {
  const { failed, record, lines } = judge(figures(9_000_000, 90_000), undefined);
  expect([failed, record]).toEqual([false, true]);
  expect(lines).toEqual([
    'load: 9,000,000 instructions, not on record',
    'post: 90,000 instructions, not on record',
  ]);
});

test('figures over other texts are not compared', () => {
  const { failed, record, lines } = judge(figures(1_000_000, 90_000, 'b'.repeat(16)), recorded);
  expect([failed, record]).toEqual([false, true]);
  expect(lines[1]).toBe('post: 90,000 instructions, over other texts than those on record');
});
