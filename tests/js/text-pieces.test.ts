import fc from 'fast-check';

import { TextPieces } from '../../js/text-pieces.js';

/** Short edits, and some so long that they are cut into pieces. */
const inserted = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '\ud83d', '\ude00', '\n'), maxLength: 5 }),
  fc.tuple(fc.constantFrom('ab', '😀 '), fc.nat(9_000)).map(([text, times]) => text.repeat(times)),
);
const edit = fc.record({ at: fc.nat(), length: fc.oneof(fc.nat(4), fc.nat(30_000)), inserted });

test('a text in pieces is the text that a string is, after any edits', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      const pieces = new TextPieces();
      let text = '';
      for (const { at, length, inserted } of edits) {
        const start = at % (text.length + 1);
        const end = Math.min(text.length, start + length);
        text = text.slice(0, start) + inserted + text.slice(end);
        pieces.replace(start, end, inserted);
        expect(pieces.length).toBe(text.length);
        expect(pieces.slice(start, end)).toBe(text.slice(start, end));
        expect(pieces.slice(Math.max(0, start - 3), start + 9_000)).toBe(
          text.slice(Math.max(0, start - 3), start + 9_000),
        );
      }
      expect(pieces.toString()).toBe(text);
    }),
  );
});

test('before the first unit and behind the last there is nothing', () => {
  const pieces = new TextPieces();
  expect(pieces.slice(-1, 0)).toBe('');
  pieces.replace(0, 0, 'abc');
  expect(pieces.slice(-1, 0)).toBe('');
  expect(pieces.slice(3, 4)).toBe('');
  expect(pieces.slice(-1, 1)).toBe('a');
});
