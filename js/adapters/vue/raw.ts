import { toRaw } from 'vue';

import type { Answer, ComposerOptions } from '../../composer/options.js';

/**
 * Options without the proxies of Vue, which makes one of everything that a component's data holds: a class with private
 * members, as checkers here and in workers are, cannot be called through one.
 */
export function raw<A extends Answer>(
  options: ComposerOptions<A> | null,
): ComposerOptions<A> | null {
  if (!options) return null;
  const { checker, worker, clock, ...rest } = options;
  return {
    ...rest,
    checker: toRaw(checker),
    ...(worker && { worker: toRaw(worker) }),
    ...(clock && { clock: toRaw(clock) }),
  };
}
