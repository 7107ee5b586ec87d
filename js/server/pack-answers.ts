import { bytesAnswer, type Answer } from './answers.js';
import { chooseEncoding } from './encodings.js';
import type { PackFile } from './pack-files.js';
import { represent } from './representations.js';

/** `packs/current`: asked for again and again, and sent again only when it changed. Its lasting address is named. */
export function currentPack(file: PackFile, acceptEncoding: string | undefined): Promise<Answer> {
  return answerOf(file, acceptEncoding, {
    'cache-control': 'no-cache',
    'content-location': file.name,
    link: `<${file.name}>; rel="canonical"`,
  });
}

/** `packs/sha256-<hex>`: never anything else, so it may be kept for good. */
export function lastingPack(file: PackFile, acceptEncoding: string | undefined): Promise<Answer> {
  return answerOf(file, acceptEncoding, {
    'cache-control': 'public, max-age=31536000, immutable',
    link: '<current>; rel="latest-version"',
  });
}

/** In the coding that the client likes best. Each has an ETag of its own: they are different bytes. */
async function answerOf(
  file: PackFile,
  acceptEncoding: string | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const { encoding, bytes, digest } = await represent(file, chooseEncoding(acceptEncoding));
  return bytesAnswer(bytes, {
    etag: encoding === null ? `"${file.digest}"` : `"${file.digest}-${encoding}"`,
    vary: 'accept-encoding',
    'repr-digest': `sha-256=:${base64Of(digest)}:`,
    ...(encoding === null ? {} : { 'content-encoding': encoding }),
    ...headers,
  });
}

function base64Of(digest: string): string {
  const hex = digest.slice(digest.indexOf(':') + 1);
  return btoa(hex.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16))));
}
