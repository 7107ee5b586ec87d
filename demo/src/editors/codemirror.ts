import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorView, keymap } from '@codemirror/view';
import type { Composer } from 'presend';
import { attachCodeMirror } from 'presend/codemirror';

import type { Mount } from './mounted-editor.js';

/** It takes its looks from what is around it. */
const THEME = EditorView.theme({
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', lineHeight: 'inherit' },
  '.cm-content': {
    padding: '0',
    caretColor: 'currentColor',
    minBlockSize: 'var(--editor-space, 0)',
  },
  '.cm-line': { padding: '0', unicodeBidi: 'plaintext', textAlign: 'start' },
});

/**
 * CodeMirror makes stylesheets: in a shadow root they are constructed ones, which `style-src 'self'` allows; in a document
 * they are `<style>` elements, which it forbids. So the place may lie in a shadow root.
 */
export const mount: Mount = (place) => {
  const view = new EditorView({
    parent: place,
    root: place.getRootNode() as Document | ShadowRoot,
    extensions: [
      history(),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.lineWrapping,
      EditorView.perLineTextDirection.of(true),
      THEME,
    ],
  });
  let composer: Composer | null = null;
  const detach = (): void => {
    composer?.detach();
    composer = null;
  };
  return {
    element: view.contentDOM,
    composer: () => composer,
    text: () => view.state.doc.toString(),
    stored: () => JSON.stringify(view.state.doc.toJSON()),
    write(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    attach(options) {
      composer = attachCodeMirror(view, options);
    },
    detach,
    destroy() {
      detach();
      view.destroy();
    },
  };
};
