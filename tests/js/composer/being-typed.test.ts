import { isBeingTyped } from '../../../js/composer/being-typed.js';

const at = (caret: number) => ({ start: caret, end: caret });
const key = (caret: number) => ({ start: caret - 1, end: caret - 1, length: 1 });

const TEXT = 'to john@gmail.com, or';
const ADDRESS = { start: 3, end: 17 };

test.each([
  ['at its end', 17, key(17), true],
  ['in it', 10, key(10), true],
  ['behind a character that may go on', 18, key(18), true],
  ['behind a space', 19, key(19), false],
  ['before it', 3, key(3), false],
  ['at its end, and it came whole', 17, { start: 0, end: 0, length: 17 }, false],
  ['at its end, and nothing was changed', 17, null, false],
])('the caret is %s', (_, caret, edit, typed) => {
  expect(isBeingTyped(ADDRESS, TEXT, at(caret), edit)).toBe(typed);
});

test('a selection, or none, is no typing', () => {
  expect(isBeingTyped(ADDRESS, TEXT, { start: 3, end: 17 }, key(17))).toBe(false);
  expect(isBeingTyped(ADDRESS, TEXT, null, key(17))).toBe(false);
});

test('letters of a script without spaces end a detail', () => {
  expect(isBeingTyped({ start: 0, end: 7 }, 'a@b.com请', at(8), key(8))).toBe(false);
});
