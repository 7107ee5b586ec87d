import { attachComposer, type Checker, type Composer, type Context } from 'presend';

import { find } from './page.js';

type Kind = 'textarea' | 'editable';

interface Listeners {
  readonly decided: () => void;
  readonly failed: () => void;
  /** The visitor answers a message received. */
  readonly reply: (text: string) => void;
}

/** The two editors of the page, of which one is shown and has a composer. Without a checker they are plain editors. */
export class Editor {
  readonly #textarea = find<HTMLTextAreaElement>('message');
  readonly #editable = find('rich-message');
  readonly #listeners: Listeners;
  #kind: Kind = 'textarea';
  #checker: Checker | undefined;
  #context: Context = {};
  #composer: Composer | undefined;

  constructor(listeners: Listeners) {
    this.#listeners = listeners;
  }

  get composer(): Composer | undefined {
    return this.#composer;
  }

  get kind(): Kind {
    return this.#kind;
  }

  get text(): string {
    return (
      this.#composer?.text ??
      (this.#kind === 'textarea' ? this.#textarea.value : this.#editable.innerText)
    );
  }

  /** Shows an editor with a text in it. */
  show(kind: Kind, text: string): void {
    this.#composer?.detach();
    this.#composer = undefined;
    this.#kind = kind;
    find('editor-textarea').hidden = kind !== 'textarea';
    find('editor-editable').hidden = kind !== 'editable';
    find('message-label').setAttribute('for', kind === 'textarea' ? 'message' : 'rich-message');
    this.#write(text);
    this.#attach();
  }

  /** Puts another text into the editor that is shown. */
  write(text: string): void {
    this.#write(text);
    this.#composer?.checkNow();
  }

  check(checker: Checker): void {
    this.#checker = checker;
    this.#attach();
  }

  /** @throws PresendError of the context; the one before stays then */
  set context(context: Context) {
    this.#composer?.update(context);
    this.#context = context;
  }

  focus(): void {
    (this.#kind === 'textarea' ? this.#textarea : this.#editable).focus();
  }

  #write(text: string): void {
    if (this.#kind === 'textarea') {
      this.#textarea.value = text;
      return;
    }
    const lines = text.split('\n').map((line) => {
      const block = document.createElement('div');
      block.append(line === '' ? document.createElement('br') : line);
      return block;
    });
    this.#editable.replaceChildren(...(text === '' ? [] : lines));
  }

  #attach(): void {
    if (!this.#checker || this.#composer) return;
    const element = this.#kind === 'textarea' ? this.#textarea : this.#editable;
    const { decided, failed, reply } = this.#listeners;
    this.#composer = attachComposer(element, {
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
