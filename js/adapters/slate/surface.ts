import { Transforms } from 'slate';
import { ReactEditor } from 'slate-react';

import { adopt } from '../../composer/sheet.js';
import { DECORATION_CSS } from '../../composer/styles.js';
import type { EditorSurface, Mark, TextRange } from '../../composer/surface.js';
import { sameMarks } from '../decoration.js';
import { TreeText } from './tree-text.js';

/** A stretch of one text node that Slate is to draw a mark around. */
export interface Decorated {
  readonly mark: Mark;
  readonly range: ReturnType<TreeText['slices']>[number];
}

/** A Slate editor in React, which draws the marks as decorations when it renders. */
export class SlateSurface implements EditorSurface {
  readonly element: HTMLElement;
  readonly #editor: ReactEditor;
  readonly #draw: (decorated: readonly Decorated[]) => void;
  readonly #unstyle: () => void;
  #read: TreeText;
  #children: ReactEditor['children'];
  #drawn: readonly Mark[] = [];
  #drawnOn: TreeText | undefined;
  #changed: () => void = () => undefined;

  /** @param draw takes what is to be drawn from the next rendering on */
  constructor(editor: ReactEditor, draw: (decorated: readonly Decorated[]) => void) {
    this.element = ReactEditor.toDOMNode(editor, editor);
    this.#editor = editor;
    this.#draw = draw;
    this.#unstyle = adopt(this.element.getRootNode() as Document | ShadowRoot, DECORATION_CSS);
    this.#children = editor.children;
    this.#read = TreeText.read(editor);
  }

  get last(): Element {
    return this.element;
  }

  text(): string {
    return this.#current().text;
  }

  selection(): TextRange | null {
    const { selection } = this.#editor;
    if (!selection || !ReactEditor.isFocused(this.#editor)) return null;
    const read = this.#current();
    const [anchor, focus] = [read.offset(selection.anchor), read.offset(selection.focus)];
    if (anchor === null || focus === null) return null;
    return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
  }

  paint(marks: readonly Mark[]): void {
    const read = this.#current();
    // Slate draws by place: in another tree the same marks are in others.
    const isThere = this.#drawnOn === read || marks.length === 0;
    if (isThere && sameMarks(marks, this.#drawn)) return;
    this.#drawn = marks;
    this.#drawnOn = read;
    this.#draw(marks.flatMap((mark) => read.slices(mark).map((range) => ({ mark, range }))));
  }

  reveal(range: TextRange): void {
    const at = this.#current().range(range);
    ReactEditor.focus(this.#editor);
    if (at) Transforms.select(this.#editor, at);
  }

  replace(range: TextRange, text: string): void {
    const at = this.#current().range(range);
    if (!at || ReactEditor.isReadOnly(this.#editor)) return;
    // First of all: after another operation in the same turn, the history takes it for a part of the step before.
    if (text === '') Transforms.delete(this.#editor, { at });
    else Transforms.insertText(this.#editor, text, { at });
    ReactEditor.focus(this.#editor);
  }

  observe(changed: () => void): () => void {
    this.#changed = changed;
    return () => {
      this.#changed = () => undefined;
    };
  }

  /** To be called after each rendering: the tree, or the DOM that Slate has made of it, may be another. */
  rendered(): void {
    this.#changed();
  }

  detach(): void {
    this.#unstyle();
    this.#draw([]);
  }

  #current(): TreeText {
    const { children } = this.#editor;
    if (children !== this.#children) {
      this.#children = children;
      this.#read = TreeText.read(this.#editor);
    }
    return this.#read;
  }
}
