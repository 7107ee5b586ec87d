import type Quill from 'quill';

/** Contents are a list of insertions: of texts, and of embeds as objects. */
interface Contents {
  readonly ops: readonly { readonly insert: unknown }[];
}

/** A stretch of the text without an embed in it. */
interface Piece {
  readonly start: number;
  readonly end: number;
  /** Quill's index of its first unit: each embed before it counts one there and nothing in the text. */
  readonly index: number;
}

/** What `quill.getText()` says, and the way between its offsets and Quill's indices. */
export class ContentsText {
  readonly text: string;
  readonly #pieces: readonly Piece[];

  private constructor(text: string, pieces: readonly Piece[]) {
    this.text = text;
    this.#pieces = pieces;
  }

  static read(quill: Quill): ContentsText {
    let text = '';
    let index = 0;
    const pieces: Piece[] = [];
    // The types of Quill's own delta package do not resolve everywhere.
    const { ops } = quill.getContents() as unknown as Contents;
    for (const { insert } of ops) {
      if (typeof insert === 'string') {
        pieces.push({ start: text.length, end: text.length + insert.length, index });
        text += insert;
        index += insert.length;
      } else {
        index += 1;
      }
    }
    return new ContentsText(text, pieces);
  }

  /** The index of the unit at an offset. */
  indexOf(offset: number): number {
    const piece = this.#pieces.find(({ end }) => end > offset) ?? this.#pieces.at(-1);
    return piece ? piece.index + offset - piece.start : 0;
  }

  /** The index behind the unit before an offset. */
  indexBehind(offset: number): number {
    return offset === 0 ? 0 : this.indexOf(offset - 1) + 1;
  }

  /** The offset of an index; that of an embed is where the text goes on. */
  offsetOf(index: number): number {
    const piece = this.#pieces.findLast((one) => one.index <= index);
    return piece ? Math.min(piece.end, piece.start + index - piece.index) : 0;
  }
}
