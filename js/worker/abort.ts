import { PresendError } from '../errors.js';

/**
 * A request that its signal can give up: it then rejects with `aborted`, and the answer is ignored. One that was given
 * up before is not made at all.
 * @param dropped is called when it is given up after it was made
 */
export function abortable<T>(
  request: () => Promise<T>,
  signal: AbortSignal | undefined,
  dropped?: () => void,
): Promise<T> {
  if (!signal) return request();
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortedBy(signal));
      return;
    }
    const abort = (): void => {
      dropped?.();
      reject(abortedBy(signal));
    };
    signal.addEventListener('abort', abort, { once: true });
    void request()
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener('abort', abort);
      });
  });
}

function abortedBy(signal: AbortSignal): PresendError {
  const cause: unknown = signal.reason;
  return new PresendError('aborted', 'the request was aborted', { cause });
}
