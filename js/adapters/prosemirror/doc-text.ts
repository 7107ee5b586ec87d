import type { Node } from 'prosemirror-model';

import type { TextRange } from '../../composer/surface.js';

/** A stretch of the text and the positions of the document that it stands for. */
interface Piece extends TextRange {
  readonly from: number;
  readonly to: number;
  /** Whether each unit of it is a position of its own; otherwise it is a leaf, or the border of two blocks. */
  readonly isText: boolean;
}

/**
 * What a document says, as `doc.textBetween(0, doc.content.size, '\n', leafText)` gives it: a line feed between blocks of
 * text and for a line break, and what other leaves say of themselves. And the way between its offsets and positions.
 */
export class DocText {
  readonly text: string;
  readonly #pieces: readonly Piece[];

  private constructor(text: string, pieces: readonly Piece[]) {
    this.text = text;
    this.#pieces = pieces;
  }

  static read(doc: Node): DocText {
    let text = '';
    const pieces: Piece[] = [];
    const add = (said: string, from: number, to: number, isText: boolean): void => {
      if (said === '') return;
      pieces.push({ start: text.length, end: text.length + said.length, from, to, isText });
      text += said;
    };
    let end: number | null = null; // of the block before
    doc.descendants((node, position) => {
      const said = node.isLeaf && !node.isText ? leafText(node) : '';
      if (node.isTextblock || (node.isBlock && said !== '')) {
        const inside = node.isTextblock ? position + 1 : position;
        if (end !== null) add('\n', end, inside, false);
        end = inside + (node.isTextblock ? node.content.size : node.nodeSize);
      }
      if (node.isText) add(node.text ?? '', position, position + node.nodeSize, true);
      else add(said, position, position + node.nodeSize, false);
    });
    return new DocText(text, pieces);
  }

  /** The positions of a range of the text, the whole of each leaf that it touches; null in a document without text. */
  positions({ start, end }: TextRange): { readonly from: number; readonly to: number } | null {
    const last = this.#pieces.at(-1);
    if (!last) return null;
    const first = this.#pieces[this.#indexAt(start)];
    const from = !first ? last.to : first.isText ? first.from + start - first.start : first.from;
    if (end <= start) return { from, to: from };
    const ending = this.#pieces[this.#indexAt(end - 1)] ?? last;
    return { from, to: ending.isText ? ending.from + end - ending.start : ending.to };
  }

  /** The offset in the text of a position of the document. */
  offset(position: number): number {
    let at = 0;
    for (const piece of this.#pieces) {
      if (position <= piece.from) return position === piece.from ? piece.start : at;
      if (position < piece.to)
        return piece.isText ? piece.start + position - piece.from : piece.start;
      at = piece.end;
    }
    return at;
  }

  /** The index of the piece that holds the unit at an offset. */
  #indexAt(offset: number): number {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What a leaf says: as its type tells, a line feed for a line break of whatever name, else nothing. */
export function leafText(leaf: Node): string {
  const { spec, schema, name } = leaf.type;
  if (spec.leafText) return spec.leafText(leaf);
  return leaf.type === schema.linebreakReplacement || /^hard_?break$/i.test(name) ? '\n' : '';
}
