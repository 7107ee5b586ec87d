import {
  onScopeDispose,
  onUpdated,
  shallowRef,
  toValue,
  watch,
  type MaybeRefOrGetter,
  type ShallowRef,
} from 'vue';

import { surfaceOf } from '../../composer/attach.js';
import { SurfaceComposer } from '../../composer/composer.js';
import type { Answer, Composer, ComposerOptions } from '../../composer/options.js';
import { PresendError } from '../../errors.js';
import type { Decision } from '../../types.js';
import { followOptions, foundationOf, sameParts } from '../follow-options.js';
import { raw } from './raw.js';

/** A composer and its last decision; null while there is none. */
export interface Presend<A extends Answer = Decision> {
  readonly composer: Readonly<ShallowRef<Composer<A> | null>>;
  readonly decision: Readonly<ShallowRef<Decision | null>>;
}

/**
 * A composer for a textarea, an input or a contenteditable element. It is attached when the element and the options are
 * there, follows their changes, and is detached with the component.
 *
 * @param target a template ref, or a getter of the element
 * @param options null while there is no checker yet; another context updates the composer
 * @example
 * const field = useTemplateRef<HTMLTextAreaElement>('field');
 * const { composer, decision } = usePresend(field, () => checker.value && { checker: checker.value, context });
 */
export function usePresend(
  target: MaybeRefOrGetter<HTMLElement | null | undefined>,
  options: MaybeRefOrGetter<ComposerOptions | null>,
): Presend;
export function usePresend(
  target: MaybeRefOrGetter<HTMLElement | null | undefined>,
  options: MaybeRefOrGetter<ComposerOptions<Promise<Decision>> | null>,
): Presend<Promise<Decision>>;
export function usePresend<A extends Answer>(
  target: MaybeRefOrGetter<HTMLElement | null | undefined>,
  options: MaybeRefOrGetter<ComposerOptions<A> | null>,
): Presend<A> {
  const composer = shallowRef<Composer<A> | null>(null);
  const decision = shallowRef<Decision | null>(null);
  const latest = (): ComposerOptions<A> | null => raw(toValue(options));
  const detach = (): void => {
    composer.value?.detach();
    composer.value = null;
    decision.value = null;
  };
  const attach = (element: HTMLElement, given: ComposerOptions<A>): void => {
    const attached = new SurfaceComposer<A>(
      surfaceOf(element),
      followOptions(given, latest, (decided) => {
        decision.value = decided;
      }),
    );
    composer.value = attached;
    decision.value = attached.decision;
  };
  let held: readonly unknown[] = [];
  watch(
    () => [toValue(target), ...foundationOf(latest())],
    (parts) => {
      // Options that are made anew are another list each time, mostly of the same.
      if (sameParts(parts, held)) return;
      held = parts;
      detach();
      const element = toValue(target);
      const given = latest();
      if (element && given) attach(element, given);
    },
    { immediate: true, flush: 'post' },
  );
  watch(
    // As text: a context that is changed in place stays the same object.
    () => JSON.stringify(latest()?.context),
    () => {
      const answer: Answer | undefined = composer.value?.update(latest()?.context ?? {});
      if (answer instanceof Promise) {
        answer.catch((error: unknown) => {
          if (error instanceof PresendError) latest()?.onError?.(error);
        });
      }
    },
    { flush: 'post' },
  );
  // A model may have written another text.
  onUpdated(() => {
    composer.value?.refresh();
  });
  onScopeDispose(detach);
  return { composer, decision };
}
