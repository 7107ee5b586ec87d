import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical';
import { attachLexical } from 'presend/lexical';

import { make, type Mount } from './harness.js';

export const mount: Mount = (place, options) => {
  const element = make(place, 'div', { contenteditable: 'true' });
  element.style.whiteSpace = 'pre-wrap';
  const editor = createEditor({
    namespace: 'test',
    onError(error) {
      throw error;
    },
  });
  editor.setRootElement(element);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  const composer = attachLexical(editor, options);
  return {
    element,
    text: () => editor.getEditorState().read(() => $getRoot().getTextContent()),
    content: () => JSON.stringify(editor.getEditorState().toJSON()),
    composer: () => composer,
    write(text) {
      editor.update(() => {
        $getRoot()
          .clear()
          .append($createParagraphNode().append($createTextNode(text)));
      });
    },
    detach() {
      composer.detach();
    },
  };
};
