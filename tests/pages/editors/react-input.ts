import type { Composer } from 'presend';
import { PresendInput } from 'presend/react';
import { createElement, createRef, useState, type JSX } from 'react';
import { createRoot } from 'react-dom/client';

import { until, type Mount } from './harness.js';

export const mount: Mount = async (place, options) => {
  const composer = createRef<Composer>();
  const field = createRef<HTMLInputElement>();
  const actions = {} as { write: (text: string) => void; withComposer: (is: boolean) => void };

  /** A controlled input in capital letters: React writes another text than the user types. */
  function Editor(): JSX.Element {
    const [text, setText] = useState('');
    const [is, setIs] = useState(true);
    Object.assign(actions, { write: setText, withComposer: setIs });
    return createElement(PresendInput, {
      ref: field,
      composerRef: composer,
      presend: is ? options : null,
      value: text,
      onChange: (event) => {
        setText(event.target.value.toUpperCase());
      },
    });
  }

  createRoot(place).render(createElement(Editor));
  const element = await until(() => composer.current && field.current);
  return {
    element,
    text: () => element.value,
    content: () => element.outerHTML,
    composer: () => composer.current,
    write(text) {
      actions.write(text);
    },
    detach() {
      actions.withComposer(false);
    },
  };
};
