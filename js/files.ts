import type { CheckerOptions } from './checker.js';
import { loadBytes, loadWasm, type BinarySource, type WasmSource } from './sources.js';

/** Where the engine, its pack and the texts of a locale come from when nobody names a place for them. */
export interface Files {
  wasm(): WasmSource | Promise<WasmSource>;
  pack(): BinarySource | Promise<BinarySource>;
  texts(locale: string): BinarySource | Promise<BinarySource>;
}

/** The files that lie beside this one in the package. Written so that bundlers see which files a page needs. */
export const packageFiles: Files = {
  wasm: () => new URL('./presend.wasm', import.meta.url),
  pack: () => new URL('./default.pack', import.meta.url),
  texts: (locale) => new URL(`./locales/${locale}.texts`, import.meta.url),
};

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
