import { Worker, type Transferable as NodeTransferable } from 'node:worker_threads';

import { reasonOf } from './errors.js';
import type { WorkerLike, WorkerPort } from './worker/port.js';
import type { ToPage } from './worker/protocol.js';

/** Starts the package's worker. @throws what the platform throws */
export function spawn(): WorkerPort {
  // Flags of the process are about its own script: with some of them a worker would not start.
  const options = { name: 'presend', execArgv: [] };
  return portOf(new Worker(new URL('./worker/main.node.js', import.meta.url), options));
}

/** The port of a worker that runs the package's script already. */
export function portOf(given: WorkerLike): WorkerPort {
  const worker = given as unknown as Worker;
  worker.unref();
  return {
    post(message, transfer = []) {
      worker.postMessage(message, transfer as NodeTransferable[]);
    },
    listen({ message, failed }) {
      worker.on('message', (data: ToPage) => {
        message(data);
      });
      worker.on('error', (error: unknown) => {
        failed(reasonOf(error));
      });
      worker.on('messageerror', () => {
        failed('a message of it can not be read');
      });
      worker.on('exit', (code) => {
        failed(`it ended with ${code}`);
      });
    },
    hold(waiting) {
      // A process ends when nobody waits for an answer any more.
      if (waiting) worker.ref();
      else worker.unref();
    },
    close() {
      void worker.terminate();
    },
  };
}
