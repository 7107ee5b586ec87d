import { useEffect, useLayoutEffect, useRef, useState } from 'react';

import type { Answer, Composer, ComposerOptions } from '../../composer/options.js';
import { PresendError } from '../../errors.js';
import type { Decision } from '../../types.js';

/** A composer and its last decision, as a component sees them; null while there is none. */
export interface ComposerState<A extends Answer = Decision> {
  readonly composer: Composer<A> | null;
  readonly decision: Decision | null;
}

/** React does nothing with the one on a server, and warns of the other there. */
const useCommitEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Keeps a composer at work on what `attach` attaches to, for as long as that, the checker and the worker stay the same. Options
 * may be made anew for every render: another context updates the composer, and callbacks are always those of the last render.
 * After every render the text is looked at again, since React may have written another one.
 */
export function useComposer<A extends Answer>(
  attach: ((options: ComposerOptions<A>) => Composer<A>) | null,
  options: ComposerOptions<A> | null,
): ComposerState<A> {
  const [state, setState] = useState<ComposerState<A>>({ composer: null, decision: null });
  const current = useRef<{ readonly composer: Composer<A>; context: string } | null>(null);
  const latest = useRef(options);
  useCommitEffect(() => {
    latest.current = options;
  });

  const { checker, worker, workerFrom, panel, pause, clock, offerClear } = options ?? {};
  const takesReplies = options?.onReply !== undefined;
  const takesReports = options?.onReport !== undefined;
  useCommitEffect(() => {
    const given = latest.current;
    if (!attach || !given) return undefined;
    const decided = (decision: Decision | null): void => {
      setState((before) => ({ ...before, decision }));
    };
    const { onReply: _reply, onReport: _report, ...rest } = given;
    const composer = attach({
      ...rest,
      onDecision(decision) {
        decided(decision);
        latest.current?.onDecision?.(decision);
      },
      onError(error) {
        decided(null);
        latest.current?.onError?.(error);
      },
      onWorkerError(error) {
        latest.current?.onWorkerError?.(error);
      },
      ...(takesReplies && { onReply: (text) => latest.current?.onReply?.(text) }),
      ...(takesReports && { onReport: (report) => latest.current?.onReport?.(report) }),
    });
    current.current = { composer, context: JSON.stringify(given.context) };
    setState({ composer, decision: composer.decision });
    return () => {
      current.current = null;
      composer.detach();
      setState({ composer: null, decision: null });
    };
  }, [
    attach,
    checker,
    worker,
    workerFrom,
    panel,
    pause,
    clock,
    offerClear,
    takesReplies,
    takesReports,
  ]);

  useCommitEffect(() => {
    const attached = current.current;
    if (!attached) return;
    const context = JSON.stringify(options?.context);
    if (context === attached.context) {
      attached.composer.refresh();
      return;
    }
    attached.context = context;
    const answer: Answer = attached.composer.update(options?.context ?? {});
    if (answer instanceof Promise) {
      answer.catch((error: unknown) => {
        if (error instanceof PresendError) latest.current?.onError?.(error);
      });
    }
  });
  return state;
}
