import type { Composer } from 'presend';
import { attachProseMirror } from 'presend/prosemirror';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';

import type { Mount } from './mounted-editor.js';

export const mount: Mount = (place) => {
  const view = new EditorView(place, {
    state: EditorState.create({
      schema,
      plugins: [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo }), keymap(baseKeymap)],
    }),
  });
  let composer: Composer | null = null;
  const detach = (): void => {
    composer?.detach();
    composer = null;
  };
  return {
    element: view.dom,
    composer: () => composer,
    text: () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n', '\n'),
    stored: () => JSON.stringify(view.state.doc.toJSON()),
    write(text) {
      const paragraphs = text
        .split('\n')
        .map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]));
      view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, paragraphs));
    },
    attach(options) {
      composer = attachProseMirror(view, options);
    },
    detach,
    destroy() {
      detach();
      view.destroy();
    },
  };
};
