import { readFile } from 'node:fs/promises';

import { mutatedMessages } from '../../pages/mutated.js';
import { startChecker, startWorkerChecker, WASM } from '../engine.js';

const MESSAGES = 300;
const SEED = 8;

test('two workers at once, each with a checker of the same engine, answer as one', async () => {
  const wasm = await WebAssembly.compile(await readFile(WASM));
  const here = await startChecker({ wasm });
  const workers = await Promise.all([startWorkerChecker({ wasm }), startWorkerChecker({ wasm })]);
  const messages = mutatedMessages(MESSAGES, SEED);
  const wanted = messages.map(({ text, context }) => here.check(text, context));
  const found = await Promise.all(
    workers.map((worker) =>
      Promise.all(messages.map(({ text, context }) => worker.check(text, context))),
    ),
  );
  for (const answers of found) expect(answers).toEqual(wanted);
  for (const checker of [here, ...workers]) checker.dispose();
});

test('a checker, and a draft of it, stay in their thread', async () => {
  const checker = await startChecker();
  expect(structuredClone(checker)).toEqual({});
  expect(structuredClone(checker.draft())).toEqual({});
  checker.dispose();
});
