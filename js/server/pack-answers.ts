import { bytesAnswer, type Answer } from './answers.js';
import type { PackFile } from './pack-files.js';

/** `packs/current`: asked for again and again, and sent again only when it changed. Its lasting address is named. */
export function currentPack(file: PackFile): Answer {
  return answerOf(file, {
    'cache-control': 'no-cache',
    'content-location': file.name,
    link: `<${file.name}>; rel="canonical"`,
  });
}

/** `packs/sha256-<hex>`: never anything else, so it may be kept for good. */
export function lastingPack(file: PackFile): Answer {
  return answerOf(file, {
    'cache-control': 'public, max-age=31536000, immutable',
    link: '<current>; rel="latest-version"',
  });
}

function answerOf(file: PackFile, headers: Readonly<Record<string, string>>): Answer {
  return bytesAnswer(file.bytes, {
    etag: `"${file.digest}"`,
    'repr-digest': `sha-256=:${base64Of(file.digest)}:`,
    ...headers,
  });
}

function base64Of(digest: string): string {
  const hex = digest.slice(digest.indexOf(':') + 1);
  return btoa(hex.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16))));
}
