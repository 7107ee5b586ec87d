import {
  $createRangeSelection,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  type LexicalEditor,
  type PointType,
} from 'lexical';

import { createPainter, rangeMarks, type Painter } from '../../composer/painters.js';
import type { EditorSurface, Mark, TextRange } from '../../composer/surface.js';
import { PresendError } from '../../errors.js';
import { StateText, type TextPoint } from './state-text.js';

/**
 * A Lexical editor. Its own decorations are nodes, which would be part of the content and of what is sent; so marks are
 * the browser's highlights over the DOM that Lexical has made.
 */
export class LexicalSurface implements EditorSurface {
  readonly element: HTMLElement;
  readonly #editor: LexicalEditor;
  readonly #painter: Painter;
  #read: StateText;

  constructor(editor: LexicalEditor) {
    const root = editor.getRootElement();
    if (!root) throw new PresendError('invalid_arguments', 'the editor has no root element yet');
    this.element = root;
    this.#editor = editor;
    this.#painter = createPainter(root);
    this.#read = this.#readState();
  }

  get last(): Element {
    return this.#painter.host ?? this.element;
  }

  text(): string {
    this.#read = this.#readState();
    return this.#read.text;
  }

  selection(): TextRange | null {
    const root = this.element.getRootNode() as Document | ShadowRoot;
    if (!this.element.contains(root.activeElement)) return null;
    return this.#editor.getEditorState().read(() => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return null;
      const [anchor, focus] = [this.#offset(selection.anchor), this.#offset(selection.focus)];
      if (anchor === null || focus === null) return null;
      return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
    });
  }

  paint(marks: readonly Mark[]): void {
    this.#painter.paint(rangeMarks(marks, (mark) => this.#nodes(mark)));
  }

  reveal(range: TextRange): void {
    this.element.focus({ preventScroll: true });
    this.#editor.update(
      () => {
        this.#select(range);
      },
      { discrete: true },
    );
    this.#nodes(range)?.startContainer.parentElement?.scrollIntoView?.({ block: 'nearest' });
  }

  replace(range: TextRange, text: string): void {
    if (!this.#editor.isEditable()) return;
    this.element.focus({ preventScroll: true });
    this.#editor.update(
      () => {
        const selection = this.#select(range);
        if (text === '') selection?.removeText();
        else selection?.insertText(text);
      },
      { discrete: true, tag: 'history-push' },
    );
  }

  observe(changed: () => void): () => void {
    return this.#editor.registerUpdateListener(changed);
  }

  detach(): void {
    this.#painter.detach();
  }

  #readState(): StateText {
    return this.#editor.getEditorState().read(() => StateText.$read());
  }

  #nodes(range: TextRange): Range | null {
    const points = this.#read.points(range);
    const start = points && this.#textNode(points.anchor);
    const end = points && this.#textNode(points.focus);
    if (!start || !end) return null;
    const nodes = this.element.ownerDocument.createRange();
    nodes.setStart(start, Math.min(points.anchor.offset, start.length));
    nodes.setEnd(end, Math.min(points.focus.offset, end.length));
    return nodes;
  }

  #textNode({ key }: TextPoint): Text | null {
    const element = this.#editor.getElementByKey(key);
    if (!element) return null;
    const texts = element.ownerDocument.createTreeWalker(element, 4 /* NodeFilter.SHOW_TEXT */);
    return texts.nextNode() as Text | null;
  }

  #select(range: TextRange): ReturnType<typeof $createRangeSelection> | null {
    const points = StateText.$read().points(range);
    if (!points) return null;
    const selection = $createRangeSelection();
    selection.anchor.set(points.anchor.key, points.anchor.offset, 'text');
    selection.focus.set(points.focus.key, points.focus.offset, 'text');
    $setSelection(selection);
    return selection;
  }

  #offset(point: PointType): number | null {
    const place = this.#read.place(point.key);
    if (!place) return null;
    if (point.type === 'text') return place.start + point.offset;
    const element = point.getNode();
    const child = $isElementNode(element) ? element.getChildAtIndex(point.offset) : null;
    return child ? (this.#read.place(child.getKey())?.start ?? null) : place.end;
  }
}
