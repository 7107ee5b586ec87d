/**
 * Gets a checker ready bit by bit, each bit when `later` calls back, so that no check waits for what the first detail of
 * its kind needs. What goes wrong is left for the next check to meet, which has somebody to tell.
 * @returns how to call it off
 */
export function warmUpLater(
  checker: { warmUp?(): boolean },
  later: (step: () => void) => unknown,
): () => void {
  let stopped = false;
  const step = (): void => {
    try {
      if (!stopped && checker.warmUp?.()) later(step);
    } catch {
      // The checker may have been disposed of meanwhile.
    }
  };
  if (checker.warmUp) later(step);
  return () => {
    stopped = true;
  };
}
