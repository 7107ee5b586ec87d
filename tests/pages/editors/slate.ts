import type { Composer } from 'presend';
import { PresendEditable } from 'presend/slate';
import { createElement, createRef, useState, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { createEditor, Node, Transforms, type Descendant } from 'slate';
import { withHistory } from 'slate-history';
import { ReactEditor, Slate, withReact } from 'slate-react';

import { until, type Mount } from './harness.js';

export const mount: Mount = async (place, options) => {
  const editor = withHistory(withReact(createEditor()));
  const composer = createRef<Composer>();
  const actions = {} as { withComposer: (is: boolean) => void };
  const initialValue = [{ type: 'paragraph', children: [{ text: '' }] }] as unknown as Descendant[];

  function Editor(): JSX.Element {
    const [is, setIs] = useState(true);
    Object.assign(actions, { withComposer: setIs });
    return createElement(
      Slate,
      { editor, initialValue, children: null } as never,
      createElement(PresendEditable, { presend: is ? options : null, composerRef: composer }),
    );
  }

  createRoot(place).render(createElement(Editor));
  await until(() => composer.current);
  return {
    element: ReactEditor.toDOMNode(editor, editor),
    text: () => editor.children.map((block) => Node.string(block)).join('\n'),
    content: () => JSON.stringify(editor.children),
    composer: () => composer.current,
    write(text) {
      Transforms.insertText(editor, text, {
        at: { anchor: { path: [0, 0], offset: 0 }, focus: { path: [0, 0], offset: 0 } },
      });
    },
    detach() {
      actions.withComposer(false);
    },
  };
};
