import { attachQuill } from 'presend/quill';
import Quill from 'quill';

import { make, type Mount } from './harness.js';

export const mount: Mount = (place, options) => {
  const quill = new Quill(make(place, 'div'));
  const composer = attachQuill(quill, options);
  return {
    element: quill.root,
    text: () => quill.getText(),
    content: () => JSON.stringify(quill.getContents()),
    composer: () => composer,
    write(text) {
      quill.setText(text, 'api');
    },
    detach() {
      composer.detach();
    },
  };
};
