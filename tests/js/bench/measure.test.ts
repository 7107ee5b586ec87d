import { load } from './modules.js';

const { interleave, spreadOf } = await load('measure.mjs');

test('the spread of what was measured is its median and quartiles', () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ median: 3, low: 2, high: 4, count: 5 });
  expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, low: 1.75, high: 3.25, count: 4 });
  expect(spreadOf([7])).toEqual({ median: 7, low: 7, high: 7, count: 1 });
});

test('jobs take turns, each first in its turn, and turns to warm up do not count', async () => {
  const order: string[] = [];
  const job = (name: string) => () => {
    order.push(name);
    return Promise.resolve(order.length);
  };
  const measured = await interleave({ a: job('a'), b: job('b') }, 3);
  expect(order.join('')).toBe('ab' + 'ba' + 'ab' + 'ba' + 'ab');
  expect(measured['a']?.count).toBe(3);
  expect(measured['b']?.low).toBeGreaterThan(4);
});
