import { composerOf, vPresend } from 'presend/vue';
import { createApp, defineComponent, h, ref, shallowRef, vModelText, withDirectives } from 'vue';

import { until, type Mount } from './harness.js';

export const mount: Mount = async (place, options) => {
  const text = ref('');
  const given = shallowRef<typeof options | null>(options);
  const set = (value: string): void => {
    text.value = value;
  };
  createApp(
    defineComponent(
      () => () =>
        withDirectives(h('textarea', { 'onUpdate:modelValue': set }), [
          [vModelText, text.value],
          [vPresend, given.value],
        ]),
    ),
  ).mount(place);
  const element = await until(() => place.querySelector('textarea'));
  return {
    element,
    text: () => text.value,
    content: () => element.outerHTML,
    composer: () => composerOf(element) ?? null,
    write(value) {
      text.value = value;
    },
    detach() {
      given.value = null;
    },
  };
};
