import type { Composer, ComposerOptions } from 'presend';
import { PresendEditable } from 'presend/slate';
import { createElement, createRef, useState, type JSX } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createEditor, Editor as SlateEditor, Node, Transforms, type Descendant } from 'slate';
import { withHistory } from 'slate-history';
import { ReactEditor, Slate, withReact } from 'slate-react';

import { until, type Mount } from './mounted-editor.js';

export const mount: Mount = (place) => {
  const editor = withHistory(withReact(createEditor()));
  const composer = createRef<Composer>();
  const actions = {} as { setOptions: (options: ComposerOptions | null) => void };

  function Editor(): JSX.Element {
    const [options, setOptions] = useState<ComposerOptions | null>(null);
    Object.assign(actions, { setOptions });
    return createElement(
      Slate,
      { editor, initialValue: paragraphs(''), children: null } as never,
      createElement(PresendEditable, { presend: options, composerRef: composer }),
    );
  }

  const root = createRoot(place);
  flushSync(() => {
    root.render(createElement(Editor));
  });
  return {
    element: ReactEditor.toDOMNode(editor, editor),
    composer: () => composer.current,
    text: () => editor.children.map((block) => Node.string(block)).join('\n'),
    stored: () => JSON.stringify(editor.children),
    write(text) {
      SlateEditor.withoutNormalizing(editor, () => {
        Transforms.deselect(editor);
        for (const _ of [...editor.children]) Transforms.removeNodes(editor, { at: [0] });
        Transforms.insertNodes(editor, paragraphs(text), { at: [0] });
      });
      if (ReactEditor.isFocused(editor)) Transforms.select(editor, SlateEditor.end(editor, []));
    },
    async attach(options) {
      actions.setOptions(options);
      await until(() => composer.current);
    },
    detach() {
      actions.setOptions(null);
    },
    destroy() {
      root.unmount();
    },
  };
};

function paragraphs(text: string): Descendant[] {
  return text
    .split('\n')
    .map((line) => ({ type: 'paragraph', children: [{ text: line }] }) as unknown as Descendant);
}
