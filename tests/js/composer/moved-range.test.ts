import { moveMarks, remainder } from '../../../js/composer/moved-range.js';
import type { Mark } from '../../../js/composer/surface.js';

const mark = (start: number, end: number): Mark => ({
  id: `${start}-${end}`,
  start,
  end,
  outcome: 'block',
  active: false,
});

test('marks before an edit stay, marks behind it move, marks it touches go', () => {
  const edit = { start: 5, end: 7, length: 4 };
  expect(moveMarks([mark(0, 5), mark(4, 6), mark(6, 9), mark(7, 9)], edit)).toEqual([
    mark(0, 5),
    { ...mark(7, 9), start: 9, end: 11 },
  ]);
});

test('an insertion within a mark takes it away, at its edges it does not', () => {
  const insertion = (at: number) => ({ start: at, end: at, length: 1 });
  expect(moveMarks([mark(2, 4)], insertion(3))).toEqual([]);
  expect(moveMarks([mark(2, 4)], insertion(4))).toEqual([mark(2, 4)]);
  expect(moveMarks([mark(2, 4)], insertion(2))).toEqual([{ ...mark(2, 4), start: 3, end: 5 }]);
});

test('what is left of a range that an edit touches', () => {
  const edit = { start: 5, end: 7, length: 4 };
  expect(remainder({ start: 0, end: 5 }, edit)).toEqual({ start: 0, end: 5 });
  expect(remainder({ start: 0, end: 6 }, edit)).toEqual({ start: 0, end: 5 });
  expect(remainder({ start: 0, end: 9 }, edit)).toEqual({ start: 0, end: 11 });
  expect(remainder({ start: 6, end: 9 }, edit)).toEqual({ start: 5, end: 11 });
  expect(remainder({ start: 7, end: 9 }, edit)).toEqual({ start: 9, end: 11 });
});
