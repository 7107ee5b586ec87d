import { Editor } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { Presend } from 'presend/tiptap';

import { until, type Mount } from './harness.js';

export const mount: Mount = async (place, options) => {
  const editor = new Editor({
    element: place,
    extensions: [StarterKit, Presend.configure(options)],
  });
  await until(() => editor.storage.presend.composer);
  return {
    element: editor.view.dom,
    text: () => editor.getText({ blockSeparator: '\n' }),
    content: () => JSON.stringify(editor.getJSON()),
    composer: () => editor.storage.presend.composer,
    write(text) {
      editor.commands.setContent({
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
      });
    },
    detach() {
      editor.storage.presend.composer?.detach();
    },
  };
};
