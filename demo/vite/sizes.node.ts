import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

import type { Plugin } from 'vite';

/** How large a file of the package is, in bytes: as it is, and as a server sends it at best. */
export interface FileSize {
  readonly name: string;
  readonly bytes: number;
  /** Brotli at quality 11. */
  readonly brotli: number;
}

export function brotli(bytes: Uint8Array): Buffer {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** Measures what the package loads into a page: the engine, its glue, the pack and the texts of each locale. */
export function measure(dist: string): FileSize[] {
  const locales = readdirSync(path.join(dist, 'locales')).sort();
  return [
    'presend.wasm',
    'presend.mjs',
    'default.pack',
    ...locales.map((name) => `locales/${name}`),
  ].map((name) => {
    const bytes = readFileSync(path.join(dist, name));
    return { name, bytes: bytes.length, brotli: brotli(bytes).length };
  });
}

/** Offers those sizes to the page as the module `virtual:package-sizes`. */
export function packageSizes(dist: string): Plugin {
  const id = 'virtual:package-sizes';
  return {
    name: 'presend-demo-package-sizes',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) =>
      source === `\0${id}` ? `export default ${JSON.stringify(measure(dist))};` : undefined,
  };
}
