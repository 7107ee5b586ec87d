/** What runs in a worker of the web. The build puts it and all that it needs into one file. */
import { serve } from './host.js';
import type { ToWorker } from './protocol.js';

/** The part of a worker's global scope that is used; TypeScript's DOM library has that of a page. */
interface Scope {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

const scope = globalThis as unknown as Scope;
const receive = serve((message) => {
  scope.postMessage(message);
});
scope.addEventListener('message', ({ data }) => {
  void receive(data);
});
