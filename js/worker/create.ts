import { packageFiles } from '../files.js';
import { dayOf, keyRing } from '../keys.js';
import { loadEngine } from '../load-engine.js';
import { PresendError, reasonOf } from '../errors.js';
import { loadBytes } from '../sources.js';
import { portOf, spawn } from '#worker';

import { WorkerClient } from './client.js';
import type { WorkerPort } from './port.js';
import type { StartOptions } from './protocol.js';
import { ClientChecker, type WorkerChecker, type WorkerCheckerOptions } from './worker-checker.js';

/**
 * Starts a checker in a worker of its own. The engine is compiled here and shared with the worker, so a module that is
 * compiled already (`loadWasm`) serves any number of checkers and workers. Nothing is remembered of a start that failed.
 *
 * @example
 * const checker = await createWorkerChecker();
 * const draft = await checker.draft({ surface: 'proposal' });
 * const decision = await draft.replace(0, 0, 'write to john@gmail.com');
 * decision.verdict; // 'block'
 * checker.dispose();
 *
 * @throws PresendError those of `createChecker`; `worker_unavailable` when the worker can not be started: its script is
 *   not where the package has it, or the page's Content-Security-Policy forbids it (`worker-src`, `trusted-types`)
 */
export async function createWorkerChecker(
  options: WorkerCheckerOptions = {},
): Promise<WorkerChecker> {
  const { worker } = options;
  // At once, so that nothing which goes wrong in the worker is missed, and it starts while the engine is compiled.
  const client = new WorkerClient(worker ? portOf(worker) : started(), packageFiles);
  const checker = new ClientChecker(client);
  try {
    const argument = await startOptions(options);
    const copies = [argument.pack, ...Object.values(argument.texts)].map(({ buffer }) => buffer);
    await client.call(checker, 'start', argument, copies);
    return checker as WorkerChecker;
  } catch (error) {
    checker.dispose();
    throw error;
  }
}

function started(): WorkerPort {
  try {
    return spawn();
  } catch (error) {
    throw new PresendError('worker_unavailable', `cannot start the worker: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** What the worker starts with; bytes are copies, so that they can be handed over. */
async function startOptions(options: WorkerCheckerOptions): Promise<StartOptions> {
  const { keys = [], locales = [], texts = {}, id } = options;
  const now = options.now ?? new Date();
  keyRing(keys); // says what is wrong with a key
  dayOf(now);
  const [[wasm, pack], ...files] = await Promise.all([
    loadEngine(packageFiles, options),
    ...Object.entries(texts).map(
      async ([locale, source]) =>
        [locale, (await loadBytes(await source, 'texts')).slice()] as const,
    ),
  ]);
  return {
    wasm,
    pack: pack.slice(),
    keys,
    id,
    locales,
    texts: Object.fromEntries(files),
    now: now.getTime(),
  };
}
