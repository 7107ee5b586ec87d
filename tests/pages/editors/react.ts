import type { Composer, ComposerOptions } from 'presend';
import { usePresend } from 'presend/react';
import { createElement, StrictMode, useState, type JSX } from 'react';
import { createRoot } from 'react-dom/client';

import { until, type Mount } from './harness.js';

interface State {
  composer: Composer | null;
  write: (text: string) => void;
  withComposer: (is: boolean) => void;
}

/** A controlled textarea: what it shows is what React has. */
function Editor({ options, state }: { options: ComposerOptions; state: State }): JSX.Element {
  const [text, setText] = useState('');
  const [is, setIs] = useState(true);
  const { ref, composer, decision } = usePresend<HTMLTextAreaElement>(is ? { ...options } : null);
  Object.assign(state, { composer, write: setText, withComposer: setIs });
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

export const mount: Mount = async (place, options) => {
  const state = {} as State;
  createRoot(place).render(
    createElement(StrictMode, null, createElement(Editor, { options, state })),
  );
  const element = await until(() => state.composer && place.querySelector('textarea'));
  return {
    element,
    text: () => element.value,
    content: () => element.outerHTML,
    composer: () => state.composer,
    write(text) {
      state.write(text);
    },
    detach() {
      state.withComposer(false);
    },
  };
};
