import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorView, keymap } from '@codemirror/view';
import { attachCodeMirror } from 'presend/codemirror';

import type { Mount } from './harness.js';

export const mount: Mount = (place, options) => {
  const view = new EditorView({
    parent: place,
    extensions: [
      history(),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.lineWrapping,
    ],
  });
  const composer = attachCodeMirror(view, options);
  return {
    element: view.contentDOM,
    text: () => view.state.doc.toString(),
    content: () => JSON.stringify(view.state.doc.toJSON()),
    composer: () => composer,
    write(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    detach() {
      composer.detach();
    },
  };
};
