import { useEffect, useLayoutEffect, useRef, useState } from 'react';

import type { Answer, Composer, ComposerOptions } from '../../composer/options.js';
import { PresendError } from '../../errors.js';
import type { Decision } from '../../types.js';
import { followOptions, foundationOf } from '../follow-options.js';

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

  useCommitEffect(() => {
    const given = latest.current;
    if (!attach || !given) return undefined;
    const composer = attach(
      followOptions(
        given,
        () => latest.current,
        (decision) => {
          setState((before) => ({ ...before, decision }));
        },
      ),
    );
    current.current = { composer, context: JSON.stringify(given.context) };
    setState({ composer, decision: composer.decision });
    return () => {
      current.current = null;
      composer.detach();
      setState({ composer: null, decision: null });
    };
  }, [attach, ...foundationOf(options)]);

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
