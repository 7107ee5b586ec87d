import type { Composer, ComposerOptions } from 'presend';
import {
  createElement,
  createRef,
  useState,
  type ChangeEvent,
  type JSX,
  type RefObject,
} from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

import { rendered, until, type Mount } from './mounted-editor.js';

/** What a field gets that React controls. */
interface FieldProps {
  readonly composerRef: RefObject<Composer | null>;
  readonly presend: ComposerOptions | null;
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
}

/**
 * A field of the package for React, controlled: what it shows is what React has.
 * @param tag the element that the field renders
 * @param render makes the field
 * @param edit what React makes of the text that the user has typed
 */
export function reactField(
  tag: 'input' | 'textarea',
  render: (props: FieldProps) => JSX.Element,
  edit = (text: string): string => text,
): Mount {
  return (place) => {
    const composer = createRef<Composer>();
    const actions = {} as {
      setText: (text: string) => void;
      setOptions: (options: ComposerOptions | null) => void;
    };

    function Editor(): JSX.Element {
      const [text, setText] = useState('');
      const [options, setOptions] = useState<ComposerOptions | null>(null);
      Object.assign(actions, { setText, setOptions });
      return render({
        composerRef: composer,
        presend: options,
        value: text,
        onChange: (event) => {
          setText(edit(event.target.value));
        },
      });
    }

    const root = createRoot(place);
    flushSync(() => {
      root.render(createElement(Editor));
    });
    const element = rendered(place.querySelector(tag));
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
}
