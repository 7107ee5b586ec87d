import type { ComposerOptions } from 'presend';
import { usePresend, type Presend } from 'presend/vue';
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
  const field = shallowRef<HTMLTextAreaElement | null>(null);
  let presend: Presend | undefined;

  const app = createApp(
    defineComponent(() => {
      presend = usePresend(field, options);
      const set = (value: string): void => {
        text.value = value;
      };
      return () => [
        withDirectives(h('textarea', { ref: field, 'onUpdate:modelValue': set }), [
          [vModelText, text.value],
        ]),
        h('output', presend?.decision.value?.verdict ?? 'none'),
      ];
    }),
  );
  app.mount(place);
  const element = rendered(field.value);
  return {
    element,
    composer: () => presend?.composer.value ?? null,
    text: () => text.value,
    stored: () => text.value,
    async write(value) {
      text.value = value;
      await nextTick();
    },
    async attach(given) {
      options.value = given;
      await until(() => presend?.composer.value);
    },
    detach() {
      options.value = null;
    },
    destroy() {
      app.unmount();
    },
  };
};
