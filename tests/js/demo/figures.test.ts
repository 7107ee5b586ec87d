import { duration, resolution, size } from '../../../demo/src/speed/figures.js';

test.each([
  [0.0423, '42 µs'],
  [0.2, '200 µs'],
  [1.26, '1.3 ms'],
  [431, '431 ms'],
  [2500, '2.5 s'],
])('%d ms is written as %s', (milliseconds, written) => {
  expect(duration(milliseconds)).toBe(written);
});

test('what the clock cannot tell is said to be under its step', () => {
  expect(duration(0, 0.1)).toBe('under 100 µs');
});

test('bytes are written in thousands', () => {
  expect([size(12), size(8210), size(215_300)]).toEqual(['12 B', '8.2 kB', '215 kB']);
});

test('a clock has a step', () => {
  expect(resolution()).toBeGreaterThan(0);
});
