import type { Composer, ComposerOptions } from 'presend';
import { PresendInput } from 'presend/react';
import { createElement, createRef, useState, type JSX } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

import { rendered, until, type Mount } from '../../../demo/src/editors/mounted-editor.js';

export const mount: Mount = (place) => {
  const composer = createRef<Composer>();
  const actions = {} as {
    setText: (text: string) => void;
    setOptions: (options: ComposerOptions | null) => void;
  };

  /** A controlled input in capital letters: React writes another text than the user types. */
  function Editor(): JSX.Element {
    const [text, setText] = useState('');
    const [options, setOptions] = useState<ComposerOptions | null>(null);
    Object.assign(actions, { setText, setOptions });
    return createElement(PresendInput, {
      composerRef: composer,
      presend: options,
      value: text,
      onChange: (event) => {
        setText(event.target.value.toUpperCase());
      },
    });
  }

  const root = createRoot(place);
  flushSync(() => {
    root.render(createElement(Editor));
  });
  const element = rendered(place.querySelector('input'));
  return {
    element,
    composer: () => composer.current,
    text: () => element.value,
    stored: () => element.value,
    write(text) {
      flushSync(() => {
        actions.setText(text);
      });
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
