import { attachComposer } from 'presend';

import { make, type Mount } from './harness.js';

/** An element that holds its text as its value. */
export function field(
  name: 'textarea' | 'input',
  attributes: Readonly<Record<string, string>> = {},
): Mount {
  return (place, options) => {
    const element = make(place, name, attributes);
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
}
