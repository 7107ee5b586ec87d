import { attachComposer, type Composer, type ComposerChecker, type Context } from 'presend';

import { find } from './page.js';
import type { EditorName } from './state.js';

/** An editor that the page offers. A composer attaches to its element. */
interface EditorKind {
  /** Its part of the page, `#editor-NAME`, is shown while it is chosen. */
  readonly element: HTMLElement;
  read(): string;
  write(text: string): void;
}

interface Listeners {
  readonly decided: () => void;
  readonly failed: () => void;
  /** The visitor answers a message received. */
  readonly reply: (text: string) => void;
}

/** The editors of the page, of which one is shown and has a composer. Without a checker they are plain editors. */
export class Editor {
  readonly #kinds: Readonly<Record<EditorName, EditorKind>> = {
    textarea: textareaKind('message'),
    growing: textareaKind('growing-message'),
    editable: editableKind('rich-message'),
  };
  readonly #listeners: Listeners;
  #name: EditorName = 'textarea';
  #checker: ComposerChecker | undefined;
  #context: Context = {};
  #composer: Composer | undefined;

  constructor(listeners: Listeners) {
    this.#listeners = listeners;
  }

  get composer(): Composer | undefined {
    return this.#composer;
  }

  get name(): EditorName {
    return this.#name;
  }

  get text(): string {
    return this.#composer?.text ?? this.#kind.read();
  }

  /** Shows an editor with a text in it. */
  show(name: EditorName, text: string): void {
    this.#composer?.detach();
    this.#composer = undefined;
    this.#name = name;
    for (const other of Object.keys(this.#kinds)) find(`editor-${other}`).hidden = other !== name;
    find('message-label').setAttribute('for', this.#kind.element.id);
    this.#kind.write(text);
    this.#attach();
  }

  /** Puts another text into the editor that is shown. */
  write(text: string): void {
    this.#kind.write(text);
    this.#composer?.checkNow();
  }

  check(checker: ComposerChecker): void {
    this.#checker = checker;
    this.#attach();
  }

  /** @throws PresendError of the context; the one before stays then */
  set context(context: Context) {
    this.#composer?.update(context);
    this.#context = context;
  }

  focus(): void {
    this.#kind.element.focus();
  }

  get #kind(): EditorKind {
    return this.#kinds[this.#name];
  }

  #attach(): void {
    if (!this.#checker || this.#composer) return;
    const { decided, failed, reply } = this.#listeners;
    this.#composer = attachComposer(this.#kind.element, {
      checker: this.#checker,
      context: this.#context,
      panel: find('panel'),
      // The first one comes before there is a composer to ask; it is told below.
      onDecision: () => {
        if (this.#composer) decided();
      },
      onError: failed,
      onReply: reply,
      offerClear: true,
    });
    decided();
  }
}

function textareaKind(id: string): EditorKind {
  const element = find<HTMLTextAreaElement>(id);
  return {
    element,
    read: () => element.value,
    write: (text) => {
      element.value = text;
    },
  };
}

function editableKind(id: string): EditorKind {
  const element = find(id);
  return {
    element,
    read: () => element.innerText,
    write: (text) => {
      const lines = text.split('\n').map((line) => {
        const block = document.createElement('div');
        block.append(line === '' ? document.createElement('br') : line);
        return block;
      });
      element.replaceChildren(...(text === '' ? [] : lines));
    },
  };
}
