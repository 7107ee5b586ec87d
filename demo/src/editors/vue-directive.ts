import type { ComposerOptions } from 'presend';
import { composerOf, vPresend } from 'presend/vue';
import {
  createApp,
  defineComponent,
  h,
  nextTick,
  ref,
  shallowRef,
  vModelText,
  withDirectives,
} from 'vue';

import { rendered, until, type Mount } from './mounted-editor.js';

export const mount: Mount = (place) => {
  const text = ref('');
  const options = shallowRef<ComposerOptions | null>(null);
  const set = (value: string): void => {
    text.value = value;
  };
  const app = createApp(
    defineComponent(
      () => () =>
        withDirectives(h('textarea', { 'onUpdate:modelValue': set }), [
          [vModelText, text.value],
          [vPresend, options.value],
        ]),
    ),
  );
  app.mount(place);
  const element = rendered(place.querySelector('textarea'));
  return {
    element,
    composer: () => composerOf(element) ?? null,
    text: () => text.value,
    stored: () => text.value,
    async write(value) {
      text.value = value;
      await nextTick();
    },
    async attach(given) {
      options.value = given;
      await until(() => composerOf(element));
    },
    detach() {
      options.value = null;
    },
    destroy() {
      app.unmount();
    },
  };
};
