/**
 * presend in one module: engine and pack are embedded, so nothing is fetched, and no file has to be served or copied.
 * They are larger so, arrive before the page's own code runs, and cannot be cached apart from it: this is for pages that
 * can not serve files beside their code (extensions, single-file builds, tests), and `presend` is for all others. Texts
 * of other languages than English are not embedded; give them as `texts`.
 */
import type { Checker, CheckerOptions } from './checker.js';
import { pack, wasm } from './embedded.mjs';
import { createCheckerFrom } from './engine-checker.js';
import { PresendError } from './errors.js';
import type { Files } from './files.js';

export type { Checker, CheckerOptions, CheckOptions } from './checker.js';
export type { Draft, DraftOptions } from './draft.js';
export { PresendError, type ErrorCode } from './errors.js';
export type { PackKey } from './keys.js';
export type { BinarySource, WasmSource } from './sources.js';
export type * from './types.js';

const embedded: Files = {
  wasm: () => unpacked(wasm),
  pack: () => unpacked(pack),
  texts: (locale) => {
    throw new PresendError(
      'texts_unavailable',
      `presend/inline has no texts but English: give those of "${locale}" as \`texts\``,
    );
  },
};

/**
 * As `createChecker` of `presend`, with the embedded engine and pack for what the options leave out.
 *
 * @example
 * const checker = await createChecker();
 * checker.check('write to john@gmail.com').verdict; // 'block'
 *
 * @throws PresendError as there
 */
export async function createChecker(options: CheckerOptions = {}): Promise<Checker> {
  return createCheckerFrom(embedded, options);
}

async function unpacked(base64: string): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}
