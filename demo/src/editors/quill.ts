import type { Composer } from 'presend';
import { attachQuill } from 'presend/quill';
import Quill from 'quill';

import { allowInertHtml } from './html-policy.js';
import { make, type Mount } from './mounted-editor.js';

export const mount: Mount = (place) => {
  allowInertHtml();
  const container = make(place, 'div');
  const quill = new Quill(container);
  let composer: Composer | null = null;
  const detach = (): void => {
    composer?.detach();
    composer = null;
  };
  return {
    element: quill.root,
    composer: () => composer,
    text: () => quill.getText(),
    stored: () => JSON.stringify(quill.getContents()),
    write(text) {
      quill.setText(text, 'api');
    },
    attach(options) {
      composer = attachQuill(quill, options);
    },
    detach,
    destroy() {
      detach();
      container.remove();
    },
  };
};
