import type Quill from 'quill';

import { createPainter, rangeMarks, type Painter } from '../../composer/painters.js';
import type { EditorSurface, Mark, TextRange } from '../../composer/surface.js';
import { ContentsText } from './contents-text.js';

/**
 * A Quill 2 editor. What Quill can draw are formats, which would be part of the contents and of what is sent; so marks
 * are the browser's highlights over the DOM that Quill has made.
 */
export class QuillSurface implements EditorSurface {
  readonly #quill: Quill;
  readonly #painter: Painter;
  #read: ContentsText;

  constructor(quill: Quill) {
    this.#quill = quill;
    this.#painter = createPainter(quill.root);
    this.#read = ContentsText.read(quill);
  }

  get element(): HTMLElement {
    return this.#quill.root;
  }

  /** Not inside of the container, which is as high as the page has made it. */
  get last(): Element {
    return this.#quill.container;
  }

  text(): string {
    this.#read = ContentsText.read(this.#quill);
    return this.#read.text;
  }

  selection(): TextRange | null {
    const [selected] = this.#quill.hasFocus() ? this.#quill.selection.getRange() : [];
    if (!selected) return null;
    return {
      start: this.#read.offsetOf(selected.index),
      end: this.#read.offsetOf(selected.index + selected.length),
    };
  }

  paint(marks: readonly Mark[]): void {
    this.#painter.paint(rangeMarks(marks, (mark) => this.#nodes(mark)));
  }

  reveal(range: TextRange): void {
    const index = this.#read.indexOf(range.start);
    this.#quill.focus({ preventScroll: true });
    this.#quill.setSelection(index, this.#read.indexBehind(range.end) - index, 'user');
    this.#quill.scrollSelectionIntoView();
  }

  replace(range: TextRange, text: string): void {
    if (!this.#quill.isEnabled()) return;
    const index = this.#read.indexOf(range.start);
    const length = this.#read.indexBehind(range.end) - index;
    const { history } = this.#quill;
    history.cutoff();
    this.#quill.updateContents(
      [
        ...(index > 0 ? [{ retain: index }] : []),
        ...(text === '' ? [] : [{ insert: text, attributes: this.#quill.getFormat(index, 1) }]),
        { delete: length },
      ],
      'user',
    );
    history.cutoff();
    this.#quill.focus();
    this.#quill.setSelection(index + text.length, 0, 'user');
  }

  observe(changed: () => void): () => void {
    this.#quill.on('editor-change', changed);
    return () => {
      this.#quill.off('editor-change', changed);
    };
  }

  detach(): void {
    this.#painter.detach();
  }

  #nodes({ start, end }: TextRange): Range | null {
    const [first, behindFirst] = this.#quill.getLeaf(this.#read.indexOf(start) + 1);
    const [last, behindLast] = this.#quill.getLeaf(this.#read.indexBehind(end));
    const [from, to] = [first?.domNode, last?.domNode];
    if (from?.nodeType !== 3 || to?.nodeType !== 3) return null;
    const nodes = this.element.ownerDocument.createRange();
    nodes.setStart(from, Math.max(0, behindFirst - 1));
    nodes.setEnd(to, Math.min(behindLast, (to as Text).length));
    return nodes;
  }
}
