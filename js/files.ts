import type { BinarySource, WasmSource } from './sources.js';

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
