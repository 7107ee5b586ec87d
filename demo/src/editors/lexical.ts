import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  createEditor,
} from 'lexical';
import type { Composer } from 'presend';
import { attachLexical } from 'presend/lexical';

import { make, type Mount } from './mounted-editor.js';

export const mount: Mount = (place) => {
  const element = make(place, 'div', { contenteditable: 'true' });
  element.style.whiteSpace = 'pre-wrap';
  const editor = createEditor({
    namespace: 'presend-demo',
    onError(error) {
      throw error;
    },
  });
  editor.setRootElement(element);
  const unregister = [
    registerRichText(editor),
    registerHistory(editor, createEmptyHistoryState(), 300),
  ];
  let composer: Composer | null = null;
  const detach = (): void => {
    composer?.detach();
    composer = null;
  };
  return {
    element,
    composer: () => composer,
    text: () => editor.getEditorState().read(() => $getRoot().getTextContent()),
    stored: () => JSON.stringify(editor.getEditorState().toJSON()),
    /** One paragraph: two of them have two line feeds between them in the text of Lexical. */
    write(text) {
      editor.update(
        () => {
          const nodes = text
            .split('\n')
            .flatMap((line, index) => [
              ...(index === 0 ? [] : [$createLineBreakNode()]),
              ...(line === '' ? [] : [$createTextNode(line)]),
            ]);
          $getRoot()
            .clear()
            .append($createParagraphNode().append(...nodes));
        },
        { discrete: true },
      );
    },
    attach(options) {
      composer = attachLexical(editor, options);
    },
    detach,
    destroy() {
      detach();
      for (const stop of unregister) stop();
      editor.setRootElement(null);
      element.remove();
    },
  };
};
