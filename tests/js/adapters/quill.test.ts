import type Quill from 'quill';

import { ContentsText } from '../../../js/adapters/quill/contents-text.js';

/** The part of Quill that is asked: its contents as a list of insertions. */
const contents = (...inserts: readonly (string | object)[]): Quill =>
  ({ getContents: () => ({ ops: inserts.map((insert) => ({ insert })) }) }) as unknown as Quill;

const read = ContentsText.read(
  contents('ab', { image: 'x' }, { image: 'y' }, 'cd\n', { video: 'z' }, '\n'),
);

test('embeds count in indices and say nothing', () => {
  expect(read.text).toBe('abcd\n\n');
  expect([0, 1, 2, 3, 4, 5].map((offset) => read.indexOf(offset))).toEqual([0, 1, 4, 5, 6, 8]);
  expect([0, 1, 2, 3, 4].map((offset) => read.indexBehind(offset))).toEqual([0, 1, 2, 5, 6]);
  expect([0, 1, 2, 3, 4, 5, 8].map((index) => read.offsetOf(index))).toEqual([0, 1, 2, 2, 2, 3, 5]);
});

test('an editor without text has the index 0', () => {
  const empty = ContentsText.read(contents());
  expect([empty.indexOf(0), empty.indexBehind(0), empty.offsetOf(0)]).toEqual([0, 0, 0]);
});
