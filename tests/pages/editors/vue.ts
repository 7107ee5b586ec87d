import { usePresend, type Presend } from 'presend/vue';
import { createApp, defineComponent, h, ref, shallowRef, vModelText, withDirectives } from 'vue';

import { until, type Mount } from './harness.js';

export const mount: Mount = async (place, options) => {
  const text = ref('');
  const given = shallowRef<typeof options | null>(options);
  const field = shallowRef<HTMLTextAreaElement | null>(null);
  let presend: Presend | undefined;

  createApp(
    defineComponent(() => {
      presend = usePresend(field, given);
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
  ).mount(place);
  const element = await until(() => presend?.composer.value && field.value);
  return {
    element,
    text: () => text.value,
    content: () => element.outerHTML,
    composer: () => presend?.composer.value ?? null,
    write(value) {
      text.value = value;
    },
    detach() {
      given.value = null;
    },
  };
};
