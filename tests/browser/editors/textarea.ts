import { attachComposer } from 'presend';

import { make, type Mount } from './harness.js';

export const mount: Mount = (place, options) => {
  const element = make(place, 'textarea');
  const composer = attachComposer(element, options);
  return {
    element,
    text: () => element.value,
    content: () => element.outerHTML,
    composer: () => composer,
    write(text) {
      element.value = text;
      composer.refresh();
    },
    detach() {
      composer.detach();
    },
  };
};
