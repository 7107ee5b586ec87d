import { Editor, type JSONContent } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import type { ComposerOptions } from 'presend';
import { Presend } from 'presend/tiptap';

import { allowInertHtml } from './html-policy.js';
import { until, type Mount } from './mounted-editor.js';

const EMPTY: JSONContent = { type: 'doc', content: [{ type: 'paragraph' }] };

export const mount: Mount = (place) => {
  allowInertHtml();
  const create = (options: ComposerOptions | null, content: JSONContent): Editor =>
    new Editor({
      element: place,
      content,
      extensions: [
        StarterKit.configure({ link: { openOnClick: false } }),
        ...(options ? [Presend.configure(options)] : []),
      ],
      injectCSS: false, // a `<style>` element; what it says stands in the page's own stylesheet
    });
  let editor = create(null, EMPTY);
  return {
    get element() {
      return editor.view.dom;
    },
    composer: () => editor.storage.presend?.composer ?? null,
    text: () => editor.getText({ blockSeparator: '\n' }),
    stored: () => JSON.stringify(editor.getJSON()),
    write(text) {
      const content = text.split('\n').map((line) => ({
        type: 'paragraph',
        ...(line === '' ? {} : { content: [{ type: 'text', text: line }] }),
      }));
      editor.commands.setContent({ type: 'doc', content });
    },
    async attach(options) {
      // TipTap takes its extensions when it is made.
      const content = editor.getJSON();
      editor.destroy();
      editor = create(options, content);
      await until(() => editor.storage.presend.composer);
    },
    detach() {
      editor.storage.presend?.composer?.detach();
    },
    destroy() {
      editor.destroy();
    },
  };
};
