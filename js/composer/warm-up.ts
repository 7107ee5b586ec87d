/**
 * Gets a checker ready while the browser has nothing else to do, so that no key waits for what the first detail of its kind
 * needs. What goes wrong is left for the next check to meet.
 * @returns how to call it off
 */
export function warmUpIdly(checker: { warmUp?(): boolean }): () => void {
  let stopped = false;
  // Safari has no idle callbacks.
  const idle = globalThis.requestIdleCallback ?? ((callback) => setTimeout(callback, PAUSE_MS));
  const step = (): void => {
    try {
      if (!stopped && checker.warmUp?.()) idle(step);
    } catch {
      // The checker may have been disposed of meanwhile.
    }
  };
  if (checker.warmUp) idle(step);
  return () => {
    stopped = true;
  };
}

const PAUSE_MS = 200;
