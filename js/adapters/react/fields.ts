import {
  createElement,
  forwardRef,
  useCallback,
  useImperativeHandle,
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  type Ref,
} from 'react';

import type { Composer, ComposerOptions } from '../../composer/options.js';
import { usePresend } from './use-presend.js';

interface Own {
  /** Null while there is no checker yet: the field is an ordinary one then. */
  readonly presend: ComposerOptions | null;
  /** Is given the composer, or null while there is none. */
  readonly composerRef?: Ref<Composer | null>;
}

export type PresendTextareaProps = Own & ComponentPropsWithoutRef<'textarea'>;
export type PresendInputProps = Own & ComponentPropsWithoutRef<'input'>;

/** Gives the element to the composer and to whoever asked for it. */
function useField<E extends HTMLElement>(
  { presend, composerRef }: Own,
  forwarded: ForwardedRef<E>,
): (element: E | null) => void {
  const { ref, composer } = usePresend<E>(presend);
  useImperativeHandle<Composer | null, Composer | null>(composerRef, () => composer, [composer]);
  return useCallback(
    (element: E | null) => {
      ref(element);
      if (typeof forwarded === 'function') forwarded(element);
      else if (forwarded) forwarded.current = element;
    },
    [ref, forwarded],
  );
}

/** A `<textarea>` with a composer; its other props are those of the element. */
export const PresendTextarea = forwardRef<HTMLTextAreaElement, PresendTextareaProps>(
  function PresendTextarea({ presend, composerRef, ...props }, forwarded) {
    const own = composerRef === undefined ? { presend } : { presend, composerRef };
    return createElement('textarea', { ...props, ref: useField(own, forwarded) });
  },
);

/** An `<input>` of a type that holds plain text, with a composer; its other props are those of the element. */
export const PresendInput = forwardRef<HTMLInputElement, PresendInputProps>(function PresendInput(
  { presend, composerRef, ...props },
  forwarded,
) {
  const own = composerRef === undefined ? { presend } : { presend, composerRef };
  return createElement('input', { ...props, ref: useField(own, forwarded) });
});
