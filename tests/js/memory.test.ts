import { inOwnProcess } from './own-process.js';

/**
 * Run as a process of its own: the bytes of the engine's memory in the course of 10,000 edits of one draft, whose text
 * grows to some 1,200 units with findings in it, shrinks, and grows again.
 */
const SCRIPT = `
const { keepMemories } = await import(process.argv[1]);
const memories = keepMemories();
const { createChecker } = await import('presend');
const checker = await createChecker();
const [memory] = memories;
const draft = checker.draft({ regions: ['US'] });
const words = ['Hello, ', 'how are you? ', 'write to john@gmail.com ', 'or +1 415 555 2671. ', 'Fine, thanks. ', '😀 '];
const sizes = [];
for (let edit = 0; edit < 10_000; edit++) {
  if (edit % 1_000 === 0) draft.replace(0, draft.text.length, 'An ordinary sentence. '.repeat(50));
  const word = words[edit % words.length];
  const at = (edit * 7919) % (draft.text.length + 1);
  if (draft.text.length > 1_200) draft.replace(at, Math.min(at + 400, draft.text.length), '');
  else draft.replace(at, at, word);
  if (edit % 1_000 === 999) sizes.push(memory.buffer.byteLength);
}
console.log(JSON.stringify({ found: memories.length, sizes }));
`;

test('10,000 edits of a draft need no more memory than the first thousand', () => {
  const { found, sizes } = inOwnProcess(SCRIPT) as { found: number; sizes: number[] };
  expect(found).toBe(1);
  expect(sizes).toHaveLength(10);
  expect(sizes.slice(1)).toEqual(Array(9).fill(sizes[0]));
}, 120_000);
