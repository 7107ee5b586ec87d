import { closeHistory } from 'prosemirror-history';
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

import { adopt } from '../../composer/sheet.js';
import { DECORATION_CSS } from '../../composer/styles.js';
import type { EditorSurface, Mark, TextRange } from '../../composer/surface.js';
import { sameMarks } from '../decoration.js';
import { DocText } from './doc-text.js';
import { draw, drawnMarks, install, listen } from './plugin.js';

/** A ProseMirror editor, or one that is made with it. */
export class ProseMirrorSurface implements EditorSurface {
  readonly #view: EditorView;
  readonly #uninstall: () => void;
  readonly #unstyle: () => void;
  #read: DocText;
  #doc: EditorView['state']['doc'];

  constructor(view: EditorView) {
    this.#view = view;
    this.#unstyle = adopt(view.root, DECORATION_CSS);
    this.#uninstall = install(view);
    this.#doc = view.state.doc;
    this.#read = DocText.read(this.#doc);
  }

  get element(): HTMLElement {
    return this.#view.dom;
  }

  get last(): Element {
    return this.#view.dom;
  }

  text(): string {
    return this.#current().text;
  }

  selection(): TextRange | null {
    if (!this.#view.hasFocus()) return null;
    const { from, to } = this.#view.state.selection;
    const read = this.#current();
    return { start: read.offset(from), end: read.offset(to) };
  }

  paint(marks: readonly Mark[]): void {
    if (!sameMarks(marks, drawnMarks(this.#view, this.#current()))) draw(this.#view, marks);
  }

  reveal(range: TextRange): void {
    const at = this.#current().positions(range);
    this.#view.focus();
    if (!at) return;
    const { tr, doc } = this.#view.state;
    this.#view.dispatch(
      tr.setSelection(TextSelection.create(doc, at.from, at.to)).scrollIntoView(),
    );
  }

  replace(range: TextRange, text: string): void {
    const at = this.#current().positions(range);
    if (!at || !this.#view.editable) return;
    this.#view.focus();
    const { tr } = this.#view.state;
    const replaced = text === '' ? tr.delete(at.from, at.to) : tr.insertText(text, at.from, at.to);
    this.#view.dispatch(closeHistory(replaced.scrollIntoView()));
    this.#view.dispatch(closeHistory(this.#view.state.tr)); // what is typed next is another step
  }

  observe(changed: () => void): () => void {
    return listen(this.#view, changed);
  }

  detach(): void {
    this.#unstyle();
    if (!this.#view.isDestroyed) draw(this.#view, []);
    this.#uninstall();
  }

  #current(): DocText {
    const { doc } = this.#view.state;
    if (doc !== this.#doc) {
      this.#doc = doc;
      this.#read = DocText.read(doc);
    }
    return this.#read;
  }
}
