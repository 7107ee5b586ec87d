import type { TextRange } from './surface.js';

/** An end of a range: the piece that it lies in, and where it does, in units of the piece. */
export interface PiecePoint<Piece> {
  readonly piece: Piece;
  readonly offset: number;
}

/**
 * Where a range of a text begins and ends among the pieces that the text is made of, which ascend. What lies between two
 * pieces (the border of two blocks) belongs to the piece beside it. Null when no piece is in the range.
 */
export function endsAmong<Piece extends TextRange>(
  pieces: readonly Piece[],
  { start, end }: TextRange,
): { readonly first: PiecePoint<Piece>; readonly last: PiecePoint<Piece> } | null {
  const first = pieces.find((piece) => piece.end > start || (start === end && piece.end >= start));
  const last = pieces.findLast(
    (piece) => piece.start < end || (start === end && piece.start <= end),
  );
  if (!first || !last || first.start > end) return null;
  return {
    first: { piece: first, offset: Math.max(0, start - first.start) },
    last: { piece: last, offset: Math.min(last.end, end) - last.start },
  };
}
