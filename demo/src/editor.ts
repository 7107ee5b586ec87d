import { PresendError, type Composer, type ComposerChecker, type Context } from 'presend';

import { isolate, label } from './editors/dress.js';
import { FIRST, KINDS } from './editors/kinds.js';
import type { Mount, MountedEditor } from './editors/mounted-editor.js';
import { find } from './page.js';
import { START, type EditorName } from './state.js';

interface Listeners {
  readonly decided: () => void;
  readonly failed: () => void;
  /** The visitor answers a message received. */
  readonly reply: (text: string) => void;
  /** The code of an editor did not come; the one before stays. */
  readonly unavailable: (name: EditorName) => void;
}

/**
 * The editor of the page and the composer at work on it. Another one's code is fetched while the one before goes on; then
 * they change places, and the text stays. Without a checker they are plain editors.
 */
export class Editor {
  readonly #place = find('editor-place');
  readonly #listeners: Listeners;
  #mounted: MountedEditor;
  #name: EditorName = START.editor;
  /** The one that was chosen last: the same, but while its code is on its way. */
  #chosen: EditorName = START.editor;
  #changing: Promise<void> = Promise.resolve();
  /** The text that an editor of one line was given, line feeds included. */
  #given = '';
  #checker: ComposerChecker | undefined;
  #context: Context = {};

  constructor(listeners: Listeners) {
    this.#listeners = listeners;
    this.#mounted = FIRST(this.#place);
    this.#dress();
    find('message-label').addEventListener('click', () => {
      this.focus(); // the browser does so for form controls alone
    });
  }

  get composer(): Composer | undefined {
    return this.#mounted.composer() ?? undefined;
  }

  get name(): EditorName {
    return this.#chosen;
  }

  /** The message: the editor's text without the line feed that some editors end every text with. */
  get text(): string {
    const text = this.composer?.text ?? this.#mounted.text();
    return KINDS[this.#name].closed ? text.replace(/\n$/, '') : text;
  }

  /** What the editor would store. */
  get stored(): string {
    return this.#mounted.stored();
  }

  /** Goes over to an editor, with a text in it. */
  show(name: EditorName, text: string): void {
    if (text !== this.text) void this.write(text);
    if (name === this.#chosen) return;
    this.#chosen = name;
    this.#changing = this.#changing.then(() => this.#change(name));
  }

  /** Puts another text into the editor. */
  async write(text: string): Promise<void> {
    const written = this.#mounted.write(this.#fitting(text));
    if (written) await written;
    try {
      this.composer?.checkNow();
    } catch (error) {
      if (!(error instanceof PresendError)) throw error;
      this.#listeners.failed();
    }
  }

  check(checker: ComposerChecker): void {
    this.#checker = checker;
    this.#changing = this.#changing.then(() => this.#attach());
  }

  /** @throws PresendError of the context; the one before stays then */
  set context(context: Context) {
    const { composer } = this;
    if (composer) composer.update(context);
    else this.#checker?.check('', context);
    this.#context = context;
  }

  /** The name of the message on the page has changed. */
  relabel(): void {
    label(this.#mounted.element);
  }

  focus(): void {
    this.#mounted.element.focus();
  }

  async #change(name: EditorName): Promise<void> {
    if (name !== this.#chosen) return; // another one was chosen meanwhile
    const loaded = await KINDS[name].load().catch(() => null);
    if (name !== this.#chosen) return;
    if (!loaded) {
      this.#chosen = this.#name;
      this.#listeners.unavailable(name);
      return;
    }
    const text = this.#whole();
    const focused = this.#mounted.element.matches(':focus');
    this.#mounted.destroy();
    this.#mount(name, loaded.mount);
    const written = this.#mounted.write(this.#fitting(text));
    if (written) await written;
    await this.#attach();
    if (focused) this.focus();
  }

  /** Makes an editor, and in the place of one that does not work in this browser the first one. */
  #mount(name: EditorName, mount: Mount): void {
    this.#place.replaceChildren();
    this.#name = name;
    try {
      this.#mounted = mount(KINDS[name].isolated ? isolate(this.#place) : this.#place);
    } catch (error) {
      console.error(error);
      this.#place.replaceChildren();
      this.#name = START.editor;
      this.#chosen = START.editor;
      this.#mounted = FIRST(this.#place);
      this.#listeners.unavailable(name);
    }
  }

  #dress(): void {
    this.#place.dataset['editor'] = this.#name;
    label(this.#mounted.element);
    const { adapter, entry, singleLine } = KINDS[this.#name];
    find('adapter').textContent = adapter;
    find('entry').textContent = entry;
    find('single-line').hidden = !singleLine;
  }

  /** A text as the editor can hold it. */
  #fitting(text: string): string {
    this.#given = text;
    return KINDS[this.#name].singleLine ? oneLine(text) : text;
  }

  /** The text, with the line feeds that an editor of one line could not hold, as long as nobody has changed it there. */
  #whole(): string {
    const { text } = this;
    return KINDS[this.#name].singleLine && oneLine(this.#given) === text ? this.#given : text;
  }

  async #attach(): Promise<void> {
    const { decided, failed, reply } = this.#listeners;
    if (this.#checker && !this.composer) {
      const context = this.#context;
      const attached = this.#mounted.attach({
        checker: this.#checker,
        context,
        panel: find('panel'),
        // The first one comes before there is a composer to ask; it is told below.
        onDecision: () => {
          if (this.composer) decided();
        },
        onError: failed,
        onReply: reply,
        offerClear: true,
      });
      if (attached) await attached;
      if (this.#context !== context) this.#mounted.composer()?.update(this.#context);
    }
    this.#dress();
    if (this.composer) decided();
  }
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}
