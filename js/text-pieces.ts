/** A piece that is longer is cut into halves of this; an edit puts together no more than two pieces. */
const LONG = 8_192;

/**
 * A text as pieces, so that an edit of a long one copies no more than what stands around it. Offsets are UTF-16 code
 * units, and an edit may go through a surrogate pair.
 */
export class TextPieces {
  readonly #pieces: string[] = [];
  #length = 0;
  /** The pieces put together; none since the last edit. */
  #whole: string | undefined = '';

  get length(): number {
    return this.#length;
  }

  toString(): string {
    return (this.#whole ??= this.#pieces.join(''));
  }

  /** The units from `start` to `end` (exclusive), as far as there are such. */
  slice(start: number, end: number): string {
    let slice = '';
    let begin = 0; // of the piece
    for (const piece of this.#pieces) {
      if (begin >= end) break;
      slice += piece.slice(Math.max(0, start - begin), Math.max(0, end - begin));
      begin += piece.length;
    }
    return slice;
  }

  /** Puts `inserted` in the place of the units from `start` to `end` (exclusive), which lie in the text. */
  replace(start: number, end: number, inserted: string): void {
    const piece = (n: number): string => this.#pieces[n] ?? '';
    let first = 0;
    let begin = 0; // of the first piece that is touched, or of the last that may be added to
    while (first + 1 < this.#pieces.length && begin + piece(first).length < start)
      begin += piece(first++).length;
    let last = first;
    let behind = begin + piece(first).length;
    while (behind < end) behind += piece(++last).length;
    const head = piece(first).slice(0, start - begin);
    const tail = piece(last).slice(piece(last).length - (behind - end));
    this.#pieces.splice(first, last - first + 1, ...cut(head + inserted + tail));
    this.#length += inserted.length - (end - start);
    this.#whole = undefined;
  }
}

function cut(text: string): string[] {
  if (text === '') return [];
  if (text.length <= LONG) return [text];
  const size = LONG / 2;
  return Array.from({ length: Math.ceil(text.length / size) }, (_, n) =>
    text.slice(n * size, (n + 1) * size),
  );
}
