import { endsAmong } from './pieces.js';
import type { TextRange } from './surface.js';

/** A text node and where its data stands in the text. */
interface Piece extends TextRange {
  readonly node: Text;
}

/**
 * What a contenteditable says, as a string, and the way back from its offsets to the nodes. A `<br>` and the border
 * between two blocks are one line feed each; text that is not displayed is left out. The DOM is read, never written.
 */
export class DomText {
  readonly text: string;
  readonly #root: HTMLElement;
  readonly #pieces: readonly Piece[];

  private constructor(root: HTMLElement, text: string, pieces: readonly Piece[]) {
    this.#root = root;
    this.text = text;
    this.#pieces = pieces;
  }

  static read(root: HTMLElement): DomText {
    const reader = new Reader(root);
    reader.readChildren(root);
    return new DomText(root, reader.text, reader.pieces);
  }

  /** The range of nodes for a range of the text; null when no text node is in it. */
  range(wanted: TextRange): Range | null {
    const ends = endsAmong(this.#pieces, wanted);
    if (!ends) return null;
    const { first, last } = ends;
    const range = this.#root.ownerDocument.createRange();
    range.setStart(first.piece.node, first.offset);
    // The node may have got shorter since it was read.
    range.setEnd(last.piece.node, Math.min(last.piece.node.length, last.offset));
    return range;
  }

  /** The offset in the text of a place in the DOM; null when it is outside the editor. */
  offset(node: Node, offset: number): number | null {
    if (!this.#root.contains(node)) return null;
    const place = this.#root.ownerDocument.createRange();
    place.setStart(node, offset);
    let at = 0;
    for (const piece of this.#pieces) {
      if (piece.node === node) return piece.start + Math.min(offset, piece.node.length);
      if (place.comparePoint(piece.node, 0) > 0) return piece.start; // the place lies before this piece
      at = piece.end;
    }
    return at;
  }
}

class Reader {
  text = '';
  readonly pieces: Piece[] = [];
  readonly #view: Window | null;
  /** A block has ended: what comes next begins a line. */
  #lineEnded = false;

  constructor(root: HTMLElement) {
    this.#view = root.ownerDocument.defaultView;
  }

  readChildren(parent: Node): void {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) this.#readText(child as Text);
      else if (child.nodeType === 1) this.#readElement(child as Element);
    }
  }

  #readText(node: Text): void {
    if (node.length === 0) return;
    this.#beginLine();
    const start = this.text.length;
    this.text += node.data;
    this.pieces.push({ node, start, end: this.text.length });
  }

  #readElement(element: Element): void {
    if (element.localName === 'br') {
      this.#beginLine();
      this.text += '\n';
      return;
    }
    const display = this.#view?.getComputedStyle(element).display ?? 'inline';
    if (display === 'none') return;
    const isBlock = !display.startsWith('inline') && display !== 'contents';
    if (isBlock) this.#endLine();
    this.readChildren(element);
    if (isBlock) this.#endLine();
  }

  #endLine(): void {
    this.#lineEnded = this.text.length > 0;
  }

  #beginLine(): void {
    if (this.#lineEnded && !this.text.endsWith('\n')) this.text += '\n';
    this.#lineEnded = false;
  }
}
