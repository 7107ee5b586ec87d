/** Everything that a stream holds. */
export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The longest line that `scan` answers, in bytes; the engine refuses a longer one (kMaxLineBytes in C++). */
export const MAX_LINE_BYTES = 4 * 16 * 1024 * 1024;

/**
 * The lines of a stream, without their line feeds, a batch for each piece that arrives. Lines are kept as bytes. One that
 * is longer than `most` is passed over but for its first `most + 1` bytes, which tell that it was: no line takes up all memory.
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  most = MAX_LINE_BYTES,
): AsyncGenerator<Uint8Array[]> {
  let begun: Uint8Array[] = [];
  let length = 0; // of what is begun
  const begin = (piece: Uint8Array) => {
    const kept = piece.subarray(0, most + 1 - length);
    if (kept.length === 0) return;
    begun.push(kept);
    length += kept.length;
  };
  for await (const chunk of stream) {
    const lines: Uint8Array[] = [];
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      begin(chunk.subarray(start, end));
      lines.push(begun.length === 1 ? begun[0]! : Buffer.concat(begun));
      begun = [];
      length = 0;
      start = end + 1;
    }
    if (start < chunk.length) begin(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (begun.length > 0) yield [Buffer.concat(begun)];
}
