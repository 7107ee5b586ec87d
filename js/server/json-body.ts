import { PresendError } from '../errors.js';
import { parseStrict } from '../strict-json.js';

/**
 * Reads a body as JSON that means one thing only: well-formed UTF-8, and no key twice, so that nobody on the way can
 * have read another text than the one that is checked.
 * @throws PresendError `invalid_json`
 */
export function parseBody(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PresendError('invalid_json', 'the body is not UTF-8');
  }
  const value = parseStrict(text);
  if (value === undefined)
    throw new PresendError('invalid_json', 'the body is not JSON, or has a key twice');
  return value;
}

/** @throws PresendError `unsupported_media_type` */
export function expectJson(contentType: string | undefined): void {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw new PresendError('unsupported_media_type', 'the body must be application/json');
}

/**
 * Collects a body up to a number of bytes, and reads no further.
 * @throws PresendError `body_too_large`, `invalid_json` when the client goes away before its end
 */
export async function collect(
  body: AsyncIterable<Uint8Array> | null,
  announced: string | undefined,
  limit: number,
): Promise<Uint8Array> {
  const tooLarge = (): PresendError =>
    new PresendError('body_too_large', `the body may have ${limit} bytes`);
  if (Number(announced ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      size += chunk.length;
      if (size > limit) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof PresendError) throw error;
    throw new PresendError('invalid_json', 'the body ended too early', { cause: error });
  }
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
