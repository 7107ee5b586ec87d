import type { CheckerOptions } from './checker.js';
import type { Files } from './files.js';
import { loadBytes, loadWasm } from './sources.js';

/**
 * The engine and the pack that options name, or else those of the files, loaded side by side.
 * @throws PresendError `wasm_unavailable`, `pack_unavailable`, `pack_too_large`, `invalid_arguments`
 */
export function loadEngine(
  files: Files,
  options: Pick<CheckerOptions, 'wasm' | 'pack'>,
): Promise<[WebAssembly.Module, Uint8Array<ArrayBuffer>]> {
  return Promise.all([
    Promise.resolve(options.wasm).then(async (wasm) => loadWasm(wasm ?? (await files.wasm()))),
    Promise.resolve(options.pack).then(async (pack) =>
      loadBytes(pack ?? (await files.pack()), 'pack'),
    ),
  ]);
}
