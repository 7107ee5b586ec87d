import type { ObjectDirective } from 'vue';

import { attachComposer } from '../../composer/attach.js';
import type { Composer, ComposerOptions } from '../../composer/options.js';
import { followOptions, foundationOf, sameParts } from '../follow-options.js';
import { raw } from './raw.js';

/** A composer that the directive has attached, and what of the options it works with by now. */
interface Attached {
  readonly composer: Composer;
  readonly foundation: readonly unknown[];
  context: string | undefined;
}

const attachments = new WeakMap<HTMLElement, Attached>();
/** The options that an element was given last. */
const given = new WeakMap<HTMLElement, ComposerOptions | null>();

/** The composer that `v-presend` has attached to an element; undefined while there is none. */
export function composerOf(element: HTMLElement): Composer | undefined {
  return attachments.get(element)?.composer;
}

function attach(element: HTMLElement, options: ComposerOptions | null): void {
  const plain = raw(options);
  if (!plain) return;
  const composer = attachComposer(
    element,
    followOptions(plain, () => given.get(element)),
  );
  attachments.set(element, {
    composer,
    foundation: foundationOf(plain),
    context: JSON.stringify(plain.context),
  });
}

function detach(element: HTMLElement): void {
  composerOf(element)?.detach();
  attachments.delete(element);
}

/**
 * `<textarea v-presend="options" v-model="text" />`: a composer for the element, from when the options are not null.
 * Options may be made anew for every render: another checker, worker or panel begins a new composer, another context updates
 * it, and callbacks are always those of the newest options. What is changed inside of the same options counts from the next render.
 */
export const vPresend: ObjectDirective<HTMLElement, ComposerOptions | null> = {
  mounted(element, { value }) {
    given.set(element, value);
    attach(element, value);
  },
  updated(element, { value }) {
    given.set(element, value);
    const attached = attachments.get(element);
    if (!value || !attached || !sameParts(foundationOf(raw(value)), attached.foundation)) {
      detach(element);
      attach(element, value);
      return;
    }
    const context = JSON.stringify(value.context);
    if (context === attached.context) {
      attached.composer.refresh();
      return;
    }
    attached.context = context;
    attached.composer.update(value.context ?? {});
  },
  beforeUnmount(element) {
    detach(element);
    given.delete(element);
  },
  getSSRProps: () => ({}),
};
