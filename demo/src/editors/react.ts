import type { Composer, ComposerOptions } from 'presend';
import { usePresend } from 'presend/react';
import { createElement, StrictMode, useState, type JSX } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

import { rendered, until, type Mount } from './mounted-editor.js';

interface State {
  composer: Composer | null;
  setText: (text: string) => void;
  setOptions: (options: ComposerOptions | null) => void;
}

/** A controlled textarea, and what the hook knows of it: what it shows is what React has. */
function Editor({ state }: { state: State }): JSX.Element {
  const [text, setText] = useState('');
  const [options, setOptions] = useState<ComposerOptions | null>(null);
  const { ref, composer, decision } = usePresend<HTMLTextAreaElement>(options && { ...options });
  Object.assign(state, { composer, setText, setOptions });
  return createElement(
    'div',
    null,
    createElement('textarea', {
      ref,
      value: text,
      onChange: (event) => {
        setText(event.target.value);
      },
    }),
    createElement('output', null, decision?.verdict ?? 'none'),
  );
}

export const mount: Mount = (place) => {
  const state = {} as State;
  const root = createRoot(place);
  flushSync(() => {
    root.render(createElement(StrictMode, null, createElement(Editor, { state })));
  });
  const element = rendered(place.querySelector('textarea'));
  return {
    element,
    composer: () => state.composer,
    text: () => element.value,
    stored: () => element.value,
    write(text) {
      flushSync(() => {
        state.setText(text);
      });
    },
    async attach(options) {
      state.setOptions(options);
      await until(() => state.composer);
    },
    detach() {
      state.setOptions(null);
    },
    destroy() {
      root.unmount();
    },
  };
};
