import { useCallback, useMemo, useState } from 'react';

import { surfaceOf } from '../../composer/attach.js';
import { SurfaceComposer } from '../../composer/composer.js';
import type { Answer, ComposerOptions } from '../../composer/options.js';
import type { Decision } from '../../types.js';
import { useComposer, type ComposerState } from './use-composer.js';

export interface Presend<
  E extends HTMLElement,
  A extends Answer = Decision,
> extends ComposerState<A> {
  /** Goes to the element that the user types into. */
  readonly ref: (element: E | null) => void;
}

/**
 * A composer for a textarea, an input or a contenteditable element, controlled or not.
 *
 * @param options null, or without effect, while there is no checker yet
 * @example
 * const { ref, composer, decision } = usePresend<HTMLTextAreaElement>(checker && { checker, context });
 * return <textarea ref={ref} value={text} onChange={(event) => setText(event.target.value)} />;
 */
export function usePresend<E extends HTMLElement>(options: ComposerOptions | null): Presend<E>;
export function usePresend<E extends HTMLElement>(
  options: ComposerOptions<Promise<Decision>> | null,
): Presend<E, Promise<Decision>>;
export function usePresend<E extends HTMLElement, A extends Answer>(
  options: ComposerOptions<A> | null,
): Presend<E, A> {
  const [element, setElement] = useState<E | null>(null);
  const attach = useMemo(
    () =>
      element && ((given: ComposerOptions<A>) => new SurfaceComposer<A>(surfaceOf(element), given)),
    [element],
  );
  const state = useComposer<A>(attach, options);
  const ref = useCallback((next: E | null) => {
    setElement(next);
  }, []);
  return { ref, ...state };
}
