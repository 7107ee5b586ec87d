/**
 * A checker in a worker, for texts so long or pages so busy that checking in the page's own thread would be felt.
 * `presend/worker` runs in browsers and, on `node:worker_threads`, under Node.
 */
export { createWorkerChecker } from './create.js';
export { PresendError, type ErrorCode } from '../errors.js';
export { loadWasm, type BinarySource, type WasmSource } from '../sources.js';
export type { WorkerLike } from './port.js';
export type { WorkerChecker, WorkerCheckerOptions, WorkerCheckOptions } from './worker-checker.js';
export type { RequestOptions, WorkerDraft } from './worker-draft.js';
