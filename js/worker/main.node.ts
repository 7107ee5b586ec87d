/** What runs in a worker of Node. */
import { parentPort } from 'node:worker_threads';

import { serve } from './host.js';
import type { ToWorker } from './protocol.js';

const receive = serve((message) => {
  parentPort?.postMessage(message);
});
parentPort?.on('message', (message: ToWorker) => {
  void receive(message);
});
