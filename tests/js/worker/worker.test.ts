import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';

import { PresendError } from 'presend';
import {
  createWorkerChecker,
  loadWasm,
  type WorkerChecker,
  type WorkerDraft,
} from 'presend/worker';

import { PACK, startChecker, startWorker, startWorkerChecker, WASM } from '../engine.js';
import { errorWith } from '../errors.js';

const TEXT = 'write to john@gmail.com';
/** Long enough to keep a worker busy while the next requests are made. */
const LONG = `${'Some words, 12 of them, with a dot. '.repeat(20_000)}${TEXT}`;

/** What a promise came to: `ok`, or the code of its error. */
async function outcomeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'ok';
  } catch (error) {
    if (error instanceof PresendError) return error.code;
    throw error;
  }
}

function outcomesOf(promises: readonly Promise<unknown>[]): Promise<string[]> {
  return Promise.all(promises.map(outcomeOf));
}

/** How many messages a worker has been sent. */
function countingWorker(): { readonly worker: Worker; readonly calls: () => string[] } {
  const worker = startWorker();
  const calls: string[] = [];
  const post = worker.postMessage.bind(worker);
  worker.postMessage = (message: { call?: string }, transfer) => {
    calls.push(message.call ?? 'texts');
    post(message, transfer);
  };
  return { worker, calls: () => calls.splice(0) };
}

describe('the newest request', () => {
  let checker: WorkerChecker;
  let calls: () => string[];
  let draft: WorkerDraft;

  beforeAll(async () => {
    const counting = countingWorker();
    calls = counting.calls;
    checker = await startWorkerChecker({ worker: counting.worker });
    draft = await checker.draft();
    calls();
  });

  afterAll(() => {
    checker.dispose();
  });

  test('of a slot wins, and what waits behind a check is never sent', async () => {
    const texts = [LONG, 'one', 'two', 'three', TEXT];
    const checks = texts.map((text) => checker.check(text, {}, { slot: 'editor' }));
    expect(await outcomesOf(checks)).toEqual([...Array<string>(4).fill('superseded'), 'ok']);
    expect((await checks[4])?.verdict).toBe('block');
    expect(calls()).toEqual(['check', 'check']);
    expect((await checker.check(TEXT, {}, { slot: 'editor' })).verdict).toBe('block');
    calls();
  });

  test('of one slot leaves the others, and checks without a slot, alone', async () => {
    const checks = [
      checker.check(TEXT, {}, { slot: 'one' }),
      checker.check(TEXT, {}, { slot: 'other' }),
      checker.check(TEXT),
      checker.check(TEXT),
    ];
    expect(await outcomesOf(checks)).toEqual(['ok', 'ok', 'ok', 'ok']);
    calls();
  });

  test('of a draft wins, and the edits before it count', async () => {
    const decisions = [draft.replace(0, 0, LONG)];
    for (const character of ' or to ') {
      decisions.push(draft.replace(draft.text.length, draft.text.length, character));
    }
    decisions.push(draft.replace(draft.text.length, draft.text.length, 'anna@gmail.com'));
    const last = decisions.at(-1);
    expect(await outcomesOf(decisions)).toEqual([...Array<string>(8).fill('superseded'), 'ok']);
    expect(calls()).toEqual(['edit', 'edit']);
    expect(draft.text).toBe(`${LONG} or to anna@gmail.com`);
    expect(await last).toEqual(await checker.check(draft.text));
    calls();
  });

  test('supersedes a context’s check, but not what is wrong with a context', async () => {
    const refused = draft.setContext({ surface: 'wall' });
    const taken = draft.setContext({ contract: 'active' });
    const edit = draft.replace(0, draft.text.length, TEXT);
    expect(await outcomesOf([refused, taken, edit])).toEqual(['unknown_word', 'superseded', 'ok']);
    expect((await edit).verdict).toBe('clear');
    expect((await draft.setContext()).verdict).toBe('block');
    calls();
  });

  test('that was aborted is gone, but for its edit', async () => {
    const aborted = AbortSignal.abort('no more');
    await expect(checker.check(TEXT, {}, { signal: aborted })).rejects.toMatchObject({
      code: 'aborted',
      cause: 'no more',
    });
    expect(calls()).toEqual([]);
    const controller = new AbortController();
    const { signal } = controller;
    const pending = [
      checker.check(LONG, {}, { signal }),
      checker.check(LONG, {}, { slot: 'editor', signal }),
      checker.check(TEXT, {}, { slot: 'editor', signal }),
      draft.replace(0, draft.text.length, LONG, { signal }),
      draft.replace(LONG.length, LONG.length, '!', { signal }),
    ];
    controller.abort();
    expect(await outcomesOf(pending)).toEqual(Array(5).fill('aborted'));
    expect(draft.text).toBe(`${LONG}!`);
    const decision = await draft.replace(0, LONG.length - TEXT.length, '');
    expect(decision).toEqual(await checker.check(`${TEXT}!`));
    expect((await checker.check(TEXT, {}, { slot: 'editor' })).verdict).toBe('block');
    const late = draft.replace(0, 0, 'Please ', { signal: aborted });
    expect(await outcomeOf(late)).toBe('aborted');
    expect((await draft.setContext()).findings[0]?.start).toBe(16);
  });

  test('of a draft that is let go rejects', async () => {
    const one = await checker.draft();
    const pending = [one.replace(0, 0, LONG), one.replace(0, 0, 'x')];
    one.dispose();
    expect(await outcomesOf(pending)).toEqual(['superseded', 'disposed']);
  });
});

describe('when the worker ends', () => {
  const busy = (checker: WorkerChecker): Promise<unknown>[] => [
    checker.check(LONG),
    checker.check(LONG, {}, { slot: 'editor' }),
    checker.check(TEXT, {}, { slot: 'editor' }),
    checker.draft(),
    checker.message('interface.claim'),
    checker.pack,
    checker.update(new Uint8Array(64)),
    checker.loadLocale('de', new Uint8Array(64)),
  ];

  test('by dispose(), everything pending rejects, and so does every later call', async () => {
    const checker = await startWorkerChecker();
    const draft = await checker.draft();
    const pending = outcomesOf([...busy(checker), draft.replace(0, 0, LONG)]);
    checker.dispose();
    const expected = (await pending).map((_, index) => (index === 1 ? 'superseded' : 'disposed'));
    expect(await pending).toEqual(expected);
    expect(await outcomesOf(busy(checker))).toEqual(expected.slice(0, -1));
  });

  test('by itself, everything pending rejects, and so does every later call', async () => {
    const worker = startWorker();
    const checker = await startWorkerChecker({ worker });
    const pending = outcomesOf(busy(checker));
    await worker.terminate();
    const expected = (await pending).map((_, index) =>
      index === 1 ? 'superseded' : 'worker_unavailable',
    );
    expect(await pending).toEqual(expected);
    expect(await outcomesOf(busy(checker))).toEqual(expected);
    checker.dispose();
    expect(await outcomeOf(checker.check(TEXT))).toBe('worker_unavailable');
  });

  test.each(['error', 'messageerror'])('by an event %s', async (event) => {
    const worker = startWorker();
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    const checker = await startWorkerChecker({ worker });
    const pending = outcomesOf(busy(checker));
    worker.emit(event, new Error('broken'));
    expect(new Set(await pending)).toEqual(new Set(['superseded', 'worker_unavailable']));
    await ended; // it is not left running
  });
});

describe('a start', () => {
  test('with a script that is not there, or is another, says so', async () => {
    const missing = new Worker(new URL('./nowhere.js', import.meta.url));
    await expect(startWorkerChecker({ worker: missing })).rejects.toThrow(
      errorWith('worker_unavailable'),
    );
    const other = new Worker('throw new Error("not mine")', { eval: true });
    await expect(startWorkerChecker({ worker: other })).rejects.toThrow(/not mine/);
  });

  test('that fails leaves no worker running', async () => {
    for (const options of [
      { pack: new URL('./nowhere.pack', import.meta.url) },
      { pack: new Uint8Array(10) },
      { locales: ['not a tag'] },
    ]) {
      const worker = startWorker();
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      await expect(startWorkerChecker({ ...options, worker })).rejects.toThrow(PresendError);
      await ended;
    }
  });

  test('of a second checker in the same worker is refused', async () => {
    const worker = startWorker();
    await startWorkerChecker({ worker });
    await expect(startWorkerChecker({ worker })).rejects.toThrow(errorWith('invalid_arguments'));
  });

  test('fetches the texts of locales that nobody gave it through the page', async () => {
    // Beside the sources there are none, and the error of the page's side comes back through the worker.
    await expect(startWorkerChecker({ locales: ['de'] })).rejects.toThrow(
      errorWith('texts_unavailable'),
    );
  });
});

test('one compiled module serves a checker here and several workers', async () => {
  const wasm = await loadWasm(WASM);
  const { compile } = WebAssembly;
  let compiled = 0;
  WebAssembly.compile = (source) => {
    compiled++;
    return compile(source);
  };
  const here = await startChecker({ wasm });
  const workers = await Promise.all([startWorkerChecker({ wasm }), startWorkerChecker({ wasm })]);
  WebAssembly.compile = compile;
  expect(compiled).toBe(0);
  const expected = here.check(TEXT);
  for (const checker of workers) {
    expect(await checker.check(TEXT)).toEqual(expected);
    checker.dispose();
  }
  here.dispose();
});

test('keys and a pack cross to the worker, and what is wrong with them comes back', async () => {
  const pack = new Uint8Array(await readFile(PACK));
  const before = pack.slice();
  const checker = await startWorkerChecker({ pack });
  expect(Buffer.compare(pack, before)).toBe(0);
  checker.dispose();
  const keys = [{ id: 'team', publicKey: 'none' }];
  await expect(createWorkerChecker({ keys, worker: startWorker() })).rejects.toThrow(
    errorWith('invalid_arguments'),
  );
});
