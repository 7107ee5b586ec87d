import { attachComposer } from 'presend';

import { make, type Mount } from './harness.js';

export const mount: Mount = (place, options) => {
  const element = make(place, 'div', { contenteditable: 'true' });
  const composer = attachComposer(element, options);
  return {
    element,
    text: () => composer.text, // a contenteditable has no text of its own but innerText, which adds line feeds
    content: () => element.innerHTML,
    composer: () => composer,
    write(text) {
      element.textContent = text;
    },
    detach() {
      composer.detach();
    },
  };
};
