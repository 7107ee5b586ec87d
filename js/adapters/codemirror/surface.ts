import { Compartment, StateEffect } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

import { adopt } from '../../composer/sheet.js';
import { DECORATION_CSS } from '../../composer/styles.js';
import type { EditorSurface, Mark, TextRange } from '../../composer/surface.js';
import { sameMarks } from '../decoration.js';
import { drawnMarks, marksField, setMarks } from './marks.js';

/** A CodeMirror 6 editor. Its positions are UTF-16 code units of a text whose lines end in "\n", as ours are. */
export class CodeMirrorSurface implements EditorSurface {
  readonly #view: EditorView;
  readonly #ours = new Compartment();
  readonly #unstyle: () => void;
  #changed: () => void = () => undefined;

  constructor(view: EditorView) {
    this.#view = view;
    this.#unstyle = adopt(view.root as Document | ShadowRoot, DECORATION_CSS);
    const listener = EditorView.updateListener.of((update) => {
      if (update.docChanged || update.selectionSet || update.focusChanged) this.#changed();
    });
    view.dispatch({ effects: StateEffect.appendConfig.of(this.#ours.of([marksField, listener])) });
  }

  get element(): HTMLElement {
    return this.#view.contentDOM;
  }

  get last(): Element {
    return this.#view.dom;
  }

  text(): string {
    return this.#view.state.doc.toString();
  }

  selection(): TextRange | null {
    if (!this.#view.hasFocus) return null;
    const { from, to } = this.#view.state.selection.main;
    return { start: from, end: to };
  }

  paint(marks: readonly Mark[]): void {
    // A transaction in the middle of a composition is not for nothing: none when nothing changes.
    if (sameMarks(marks, drawnMarks(this.#view.state.field(marksField)))) return;
    this.#view.dispatch({ effects: setMarks.of(marks) });
  }

  reveal({ start, end }: TextRange): void {
    this.#view.focus();
    this.#view.dispatch({ selection: { anchor: start, head: end }, scrollIntoView: true });
  }

  replace({ start, end }: TextRange, text: string): void {
    if (this.#view.state.readOnly) return;
    this.#view.focus();
    this.#view.dispatch({
      changes: { from: start, to: end, insert: text },
      selection: { anchor: start + text.length },
      scrollIntoView: true,
      userEvent: 'input.presend', // the history joins events of typing and deleting only
    });
  }

  observe(changed: () => void): () => void {
    this.#changed = changed;
    return () => {
      this.#changed = () => undefined;
    };
  }

  detach(): void {
    this.#unstyle();
    this.#view.dispatch({ effects: this.#ours.reconfigure([]) });
  }
}
