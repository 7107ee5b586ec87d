import { Node, Path, type Editor, type Point, type Range } from 'slate';

import { endsAmong } from '../../composer/pieces.js';
import type { TextRange } from '../../composer/surface.js';

interface Piece extends TextRange {
  readonly path: Path;
}

/** What a Slate tree says: the strings of its texts, with a line feed between blocks; and the way back to its points. */
export class TreeText {
  readonly text: string;
  readonly #pieces: readonly Piece[];

  private constructor(text: string, pieces: readonly Piece[]) {
    this.text = text;
    this.#pieces = pieces;
  }

  static read(editor: Editor): TreeText {
    let text = '';
    let block: Path | undefined;
    const pieces: Piece[] = [];
    for (const [leaf, path] of Node.texts(editor)) {
      const around = blockOf(editor, path);
      if (block && !Path.equals(block, around)) text += '\n';
      block = around;
      pieces.push({ start: text.length, end: text.length + leaf.text.length, path });
      text += leaf.text;
    }
    return new TreeText(text, pieces);
  }

  /** The range of the tree for a range of the text; null in a tree without text. */
  range(wanted: TextRange): Range | null {
    const ends = endsAmong(this.#pieces, wanted);
    if (!ends) return null;
    const { first, last } = ends;
    return {
      anchor: { path: first.piece.path, offset: first.offset },
      focus: { path: last.piece.path, offset: last.offset },
    };
  }

  /** What of a range of the text lies in which text node. */
  slices({ start, end }: TextRange): Range[] {
    return this.#pieces
      .filter((piece) => piece.start < end && piece.end > start)
      .map(({ path, start: from, end: to }) => ({
        anchor: { path, offset: Math.max(start, from) - from },
        focus: { path, offset: Math.min(end, to) - from },
      }));
  }

  /** The offset in the text of a point of the tree; null for one that it does not have. */
  offset({ path, offset }: Point): number | null {
    const piece = this.#pieces.find((one) => Path.equals(one.path, path));
    return piece ? piece.start + offset : null;
  }
}

/** The path of the innermost block around a text. */
function blockOf(editor: Editor, path: Path): Path {
  let around = Path.parent(path);
  while (around.length > 0) {
    const node = Node.get(editor, around);
    if (!('children' in node && 'apply' in node) && !editor.isInline(node as never)) break;
    around = Path.parent(around);
  }
  return around;
}
