import type { WorkerLike, WorkerPort } from './worker/port.js';
import type { ToPage } from './worker/protocol.js';

/** The part of Trusted Types that is used; TypeScript's DOM library does not have them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * The worker's own file, which lies beside this one. It imports nothing, so bundlers that copy it as it is and bundlers
 * that treat it as an entry both give a worker that runs. Under Trusted Types it comes from the policy `presend`, which
 * a page with a `trusted-types` directive has to name there.
 */
function ownScript(): URL | string {
  const url = new URL('./worker-main.js', import.meta.url);
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('presend', { createScriptURL: (script) => script });
  return policy.createScriptURL(url.href) as string;
}

/** Starts the package's worker. @throws what the platform throws */
export function spawn(): WorkerPort {
  return portOf(new Worker(ownScript(), { type: 'module', name: 'presend' }));
}

/** The port of a worker that runs the package's script already. */
export function portOf(given: WorkerLike): WorkerPort {
  const worker = given as unknown as Worker;
  return {
    post(message, transfer = []) {
      worker.postMessage(message, transfer);
    },
    listen({ message, failed }) {
      worker.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
        message(data);
      });
      worker.addEventListener('error', (event) => {
        // A script that can not be loaded gives an event without a message.
        failed(event.message || 'its script can not be loaded or run');
      });
      worker.addEventListener('messageerror', () => {
        failed('a message of it can not be read');
      });
    },
    hold() {
      // A page does not wait for its workers.
    },
    close() {
      worker.terminate();
    },
  };
}
