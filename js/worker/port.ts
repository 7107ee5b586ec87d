import type { ToPage, ToWorker } from './protocol.js';

/** A worker of either platform: one of the web, or one of `node:worker_threads`. */
export interface WorkerLike {
  postMessage(message: unknown, transfer?: never): void;
  terminate(): unknown;
}

/** A worker as the client needs it, the same on the web and under Node. */
export interface WorkerPort {
  /** @throws what the platform throws for a value that can not be sent */
  post(message: ToWorker, transfer?: Transferable[]): void;
  /** `failed` hears of an error outside of a call, a message that can not be read, and of the worker's end. */
  listen(hears: {
    readonly message: (message: ToPage) => void;
    readonly failed: (reason: string) => void;
  }): void;
  /** Whether a process has to wait for the worker; means nothing on the web. */
  hold(waiting: boolean): void;
  close(): void;
}
