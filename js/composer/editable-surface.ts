import { DomText } from './dom-text.js';
import { createPainter, rangeMarks, type Painter } from './painters.js';
import type { EditorSurface, Mark, TextRange } from './surface.js';

/** A contenteditable element, whoever writes its DOM: the surface only reads it. */
export class EditableSurface implements EditorSurface {
  readonly element: HTMLElement;
  readonly #painter: Painter;
  #read: DomText;

  constructor(element: HTMLElement) {
    this.element = element;
    this.#painter = createPainter(element);
    this.#read = DomText.read(element);
  }

  get last(): Element {
    return this.#painter.host ?? this.element;
  }

  text(): string {
    this.#read = DomText.read(this.element);
    return this.#read.text;
  }

  selection(): TextRange | null {
    const selection = this.#selection();
    if (!selection?.anchorNode || !selection.focusNode) return null;
    const anchor = this.#read.offset(selection.anchorNode, selection.anchorOffset);
    const focus = this.#read.offset(selection.focusNode, selection.focusOffset);
    if (anchor === null || focus === null) return null;
    return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
  }

  paint(marks: readonly Mark[]): void {
    this.#painter.paint(rangeMarks(marks, (mark) => this.#read.range(mark)));
  }

  reveal(range: TextRange): void {
    const nodes = this.#select(range);
    nodes?.startContainer.parentElement?.scrollIntoView?.({ block: 'nearest' });
  }

  replace(range: TextRange, text: string): void {
    if (!this.element.isContentEditable) return;
    if (!this.#select(range)) return;
    // Deprecated, and still the only way that goes through the editor's own input handling and leaves a step to undo.
    this.element.ownerDocument.execCommand(text ? 'insertText' : 'delete', false, text);
  }

  observe(changed: () => void): () => void {
    const view = this.element.ownerDocument.defaultView;
    if (!view) return () => undefined;
    const observer = new view.MutationObserver(changed);
    observer.observe(this.element, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
    };
  }

  detach(): void {
    this.#painter.detach();
  }

  #select(range: TextRange): Range | null {
    const nodes = this.#read.range(range);
    this.element.focus({ preventScroll: true });
    const selection = this.#selection();
    if (!nodes || !selection) return null;
    selection.removeAllRanges();
    selection.addRange(nodes);
    return nodes;
  }

  /** Inside a shadow root Chromium answers from the root itself, other browsers from the document. */
  #selection(): Selection | null {
    const root = this.element.getRootNode() as
      Document | (ShadowRoot & { getSelection?: () => Selection | null });
    return root.getSelection?.() ?? this.element.ownerDocument.getSelection();
  }
}
