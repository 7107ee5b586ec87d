import fc from 'fast-check';

import { editBetween, joinEdits, type Edit } from '../../js/edit.js';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀'), maxLength: 30 });

/** What an edit makes of a text, when `after` is the result. */
function applied(before: string, edit: Edit | null, after: string): string {
  if (!edit) return before;
  const { start, end, length } = edit;
  return before.slice(0, start) + after.slice(start, start + length) + before.slice(end);
}

/** `editBetween` in the slow and obvious way. */
function unitByUnit(before: string, after: string): Edit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { start, end: before.length - tail, length: after.length - tail - start };
}

test('equal texts have no edit', () => {
  expect(editBetween('abc', 'abc')).toBeNull();
});

test.each([
  ['abc', 'abXc', { start: 2, end: 2, length: 1 }],
  ['abc', 'ac', { start: 1, end: 2, length: 0 }],
  ['aaa', 'aaaa', { start: 3, end: 3, length: 1 }],
  ['', 'x', { start: 0, end: 0, length: 1 }],
  ['x', '', { start: 0, end: 1, length: 0 }],
  ['one two', 'one 2', { start: 4, end: 7, length: 1 }],
])('%j to %j', (before, after, edit) => {
  expect(editBetween(before, after)).toEqual(edit);
});

test('an edit is the smallest, and makes the second text of the first', () => {
  fc.assert(
    fc.property(text, text, text, text, (head, before, after, tail) => {
      const [one, other] = [head + before + tail, head + after + tail];
      const edit = editBetween(one, other);
      expect(edit).toEqual(unitByUnit(one, other));
      expect(applied(one, edit, other)).toBe(other);
    }),
  );
});

test('the edit in a long text is found', () => {
  const long = 'All of this is about the work. '.repeat(700);
  for (const at of [0, 1, 4_096, 10_000, long.length - 1, long.length]) {
    const after = `${long.slice(0, at)}!${long.slice(at)}`;
    expect(editBetween(long, after)).toEqual({ start: at, end: at, length: 1 });
    expect(editBetween(after, long)).toEqual({ start: at, end: at + 1, length: 0 });
  }
});

test('edits that follow each other come to one', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (texts) => {
      let edit: Edit | null = null;
      for (const [i, after] of texts.slice(1).entries()) {
        const next = editBetween(texts[i] ?? '', after);
        if (next) edit = joinEdits(edit, next);
      }
      const last = texts.at(-1) ?? '';
      expect(applied(texts[0] ?? '', edit, last)).toBe(last);
    }),
  );
});
