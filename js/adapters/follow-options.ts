import type { Answer, ComposerOptions } from '../composer/options.js';
import type { Decision } from '../types.js';

/**
 * Options for a composer that calls the callbacks of whatever options are the latest, since those of a framework are made
 * anew for every render.
 *
 * @param latest the newest options, asked at every call; null once there are none
 * @param decided is told of every decision too, and with null that a text could not be checked
 */
export function followOptions<A extends Answer>(
  { onReply, onReport, ...rest }: ComposerOptions<A>,
  latest: () => ComposerOptions<A> | null | undefined,
  decided: (decision: Decision | null) => void = () => undefined,
): ComposerOptions<A> {
  return {
    ...rest,
    onDecision(decision) {
      decided(decision);
      latest()?.onDecision?.(decision);
    },
    onError(error) {
      decided(null);
      latest()?.onError?.(error);
    },
    onWorkerError(error) {
      latest()?.onWorkerError?.(error);
    },
    ...(onReply && { onReply: (text) => latest()?.onReply?.(text) }),
    ...(onReport && { onReport: (report) => latest()?.onReport?.(report) }),
  };
}

/**
 * What a composer is made with: where other options have another of these, they need another composer. The context is none
 * of it, and of the callbacks only whether the panel has a button for them.
 */
export function foundationOf<A extends Answer>(
  options: ComposerOptions<A> | null | undefined,
): readonly unknown[] {
  const { checker, worker, workerFrom, panel, pause, clock, offerClear, onReply, onReport } =
    options ?? {};
  return [
    checker,
    worker,
    workerFrom,
    panel,
    pause,
    clock,
    offerClear,
    onReply !== undefined,
    onReport !== undefined,
  ];
}

/** Whether two such lists are of the same things. */
export function sameParts(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}
