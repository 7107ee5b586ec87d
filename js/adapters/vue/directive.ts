import type { ObjectDirective } from 'vue';

import { attachComposer } from '../../composer/attach.js';
import type { Composer, ComposerOptions } from '../../composer/options.js';

const BEGIN_ANEW = ['checker', 'worker', 'panel'] as const;
const composers = new WeakMap<HTMLElement, Composer>();

/** The composer that `v-presend` has attached to an element; undefined while there is none. */
export function composerOf(element: HTMLElement): Composer | undefined {
  return composers.get(element);
}

function attach(element: HTMLElement, options: ComposerOptions | null): void {
  if (options) composers.set(element, attachComposer(element, options));
}

function detach(element: HTMLElement): void {
  composers.get(element)?.detach();
  composers.delete(element);
}

/**
 * `<textarea v-presend="options" v-model="text" />`: a composer for the element, from when the options are not null. Of
 * options that are made anew for every render only another checker, worker or panel begins a new composer, and another context
 * updates it; callbacks stay those that it began with.
 */
export const vPresend: ObjectDirective<HTMLElement, ComposerOptions | null> = {
  mounted(element, { value }) {
    attach(element, value);
  },
  updated(element, { value, oldValue }) {
    if (BEGIN_ANEW.some((name) => value?.[name] !== oldValue?.[name])) {
      detach(element);
      attach(element, value);
      return;
    }
    const composer = composers.get(element);
    if (JSON.stringify(value?.context) === JSON.stringify(oldValue?.context)) composer?.refresh();
    else composer?.update(value?.context ?? {});
  },
  beforeUnmount: detach,
  getSSRProps: () => ({}),
};
