import { $getRoot, $isElementNode, $isTextNode, type LexicalNode, type NodeKey } from 'lexical';

import { endsAmong } from '../../composer/pieces.js';
import type { TextRange } from '../../composer/surface.js';

interface Piece extends TextRange {
  readonly key: NodeKey;
}

/** A place in a text node: what Lexical calls a point. */
export interface TextPoint {
  readonly key: NodeKey;
  readonly offset: number;
}

/**
 * What `$getRoot().getTextContent()` says, two line feeds between blocks included, and the way between its offsets and
 * the nodes. Made inside of `editor.read` or an update.
 */
export class StateText {
  readonly text: string;
  readonly #pieces: readonly Piece[];
  readonly #places: ReadonlyMap<NodeKey, TextRange>;

  private constructor(
    text: string,
    pieces: readonly Piece[],
    places: ReadonlyMap<NodeKey, TextRange>,
  ) {
    this.text = text;
    this.#pieces = pieces;
    this.#places = places;
  }

  static $read(): StateText {
    const reader = new Reader();
    reader.$readNode($getRoot());
    return new StateText(reader.text, reader.pieces, reader.places);
  }

  /** Where a range begins and ends in text nodes; null when no text node is in it. */
  points(range: TextRange): { readonly anchor: TextPoint; readonly focus: TextPoint } | null {
    const ends = endsAmong(this.#pieces, range);
    if (!ends) return null;
    const { first, last } = ends;
    return {
      anchor: { key: first.piece.key, offset: first.offset },
      focus: { key: last.piece.key, offset: last.offset },
    };
  }

  /** Where a node stands in the text; null for one that it does not have. */
  place(key: NodeKey): TextRange | null {
    return this.#places.get(key) ?? null;
  }
}

class Reader {
  text = '';
  readonly pieces: Piece[] = [];
  readonly places = new Map<NodeKey, TextRange>();

  $readNode(node: LexicalNode): void {
    const start = this.text.length;
    const pieces = this.pieces.length;
    const said = node.getTextContent();
    if ($isElementNode(node)) {
      const children = node.getChildren();
      children.forEach((child, index) => {
        this.$readNode(child);
        if ($isElementNode(child) && !child.isInline() && index < children.length - 1)
          this.text += '\n\n';
      });
    } else {
      if ($isTextNode(node))
        this.pieces.push({ key: node.getKey(), start, end: start + said.length });
      this.text += said;
    }
    // An element that says something else than its children do is taken at its word, and has nothing to mark.
    if (this.text.slice(start) !== said) {
      this.text = this.text.slice(0, start) + said;
      this.pieces.length = pieces;
    }
    this.places.set(node.getKey(), { start, end: this.text.length });
  }
}
