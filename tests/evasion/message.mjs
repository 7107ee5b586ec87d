// A message around one detail, and the detail as pieces, so that a second disguise knows what the first has written.

/**
 * @typedef {object} Piece
 * @property {string} text
 * @property {boolean} word written out where a character stood (" dot ", "four "): read as a word, so nobody cuts it up
 *
 * @typedef {object} Message
 * @property {string} before
 * @property {Piece[]} detail
 * @property {string} after
 * @property {string[]} earlier messages sent before this one, oldest first
 * @property {string} kind email, phone, link, handle, address, channel or request
 * @property {string | null} app the app that a handle or channel belongs to
 */

/** @returns {Message} */
export function messageOf({ before, detail, after, kind, app }) {
  return { before, detail: [{ text: detail, word: false }], after, earlier: [], kind, app };
}

export function detailOf(message) {
  return message.detail.map((piece) => piece.text).join('');
}

export function textOf(message) {
  return message.before + detailOf(message) + message.after;
}

/** The message with other pieces; null, which is "does not fit", where nothing has changed. */
export function withDetail(message, detail) {
  const changed = { ...message, detail: detail.filter((piece) => piece.text !== '') };
  return detailOf(changed) === detailOf(message) ? null : changed;
}

/** Rewrites every piece's text. */
export function mapText(message, rewrite) {
  return withDetail(
    message,
    message.detail.map((piece) => ({ ...piece, text: rewrite(piece.text, piece) })),
  );
}

/** Rewrites the text of what is not yet written as words. */
export function mapPlain(message, rewrite) {
  return mapText(message, (text, piece) => (piece.word ? text : rewrite(text)));
}

/**
 * Puts words where a pattern fits in what is not yet words.
 * @param {RegExp} pattern with the flag g
 * @param {(found: RegExpExecArray) => string | null} write null leaves it
 */
export function spellOut(message, pattern, write) {
  const detail = message.detail.flatMap((piece) => {
    if (piece.word) return [piece];
    const pieces = [];
    let end = 0;
    for (const found of piece.text.matchAll(pattern)) {
      const word = write(found);
      if (word === null) continue;
      pieces.push({ text: piece.text.slice(end, found.index), word: false });
      pieces.push({ text: word, word: true });
      end = found.index + found[0].length;
    }
    pieces.push({ text: piece.text.slice(end), word: false });
    return pieces;
  });
  return withDetail(message, detail);
}

/** The whole detail as one piece. */
export function replaced(message, text, word = true) {
  return withDetail(message, [{ text, word }]);
}
