import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import type { Plugin } from 'vite';

import { brotli } from './sizes.node.js';

const COMPRESSED = /\.(css|html|js|pack|svg|texts|wasm)$/;

/** Puts a `.br` and a `.gz` beside each file that gets smaller by it, for servers that send such files as they are. */
export function compress(): Plugin {
  return {
    name: 'presend-demo-compress',
    apply: 'build',
    writeBundle({ dir = '' }) {
      for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !COMPRESSED.test(entry.name)) continue;
        const file = path.join(entry.parentPath, entry.name);
        const bytes = readFileSync(file);
        for (const [ending, small] of [
          ['br', brotli(bytes)],
          ['gz', gzipSync(bytes, { level: 9 })],
        ] as const) {
          if (small.length < bytes.length) writeFileSync(`${file}.${ending}`, small);
        }
      }
    },
  };
}
