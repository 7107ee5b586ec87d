import { attachProseMirror } from 'presend/prosemirror';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';

import type { Mount } from './harness.js';

export const mount: Mount = (place, options) => {
  const view = new EditorView(place, {
    state: EditorState.create({
      schema,
      plugins: [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo }), keymap(baseKeymap)],
    }),
  });
  view.dom.style.whiteSpace = 'pre-wrap';
  const composer = attachProseMirror(view, options);
  return {
    element: view.dom,
    text: () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n', '\n'),
    content: () => JSON.stringify(view.state.doc.toJSON()),
    composer: () => composer,
    write(text) {
      view.dispatch(view.state.tr.insertText(text, 0, view.state.doc.content.size));
    },
    detach() {
      composer.detach();
    },
  };
};
