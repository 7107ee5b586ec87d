import { attachComposer, type Composer, type ComposerOptions } from 'presend';

import { make, type Mount, type MountedEditor } from './mounted-editor.js';

/** A control that holds its text as its value. */
export function field(
  name: 'textarea' | 'input',
  attributes: Readonly<Record<string, string>> = {},
): Mount {
  return (place) => {
    const element = make(place, name, attributes);
    return native(element, {
      text: () => element.value,
      stored: () => element.value,
      write(text) {
        element.value = text;
      },
    });
  };
}

/** An element that the browser lets the user edit, without any library. */
export const contenteditable: Mount = (place) => {
  const element = make(place, 'div', { contenteditable: 'true' });
  return native(element, {
    text: () => element.innerText,
    stored: () => element.innerHTML,
    write(text) {
      const lines = text.split('\n').map((line) => {
        const block = document.createElement('div');
        block.append(line === '' ? document.createElement('br') : line);
        return block;
      });
      element.replaceChildren(...(text === '' ? [] : lines));
    },
  });
};

function native(
  element: HTMLElement,
  { text, stored, write }: Pick<MountedEditor, 'text' | 'stored' | 'write'>,
): MountedEditor {
  let composer: Composer | null = null;
  const detach = (): void => {
    composer?.detach();
    composer = null;
  };
  return {
    element,
    composer: () => composer,
    // A contenteditable has no text of its own but innerText, which adds line feeds.
    text: () => composer?.text ?? text(),
    stored,
    write(another) {
      void write(another); // at once, both of them
      composer?.refresh();
    },
    attach(options: ComposerOptions) {
      composer = attachComposer(element, options);
    },
    detach,
    destroy() {
      detach();
      element.remove();
    },
  };
}
