import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Plugin } from 'vite';

import { brotli } from './sizes.node.js';

const COMPRESSED = /\.(css|html|js|pack|svg|texts|wasm)$/;

/** Puts a `.br` beside each file that gets smaller by it, for servers that send such files as they are. */
export function compress(): Plugin {
  return {
    name: 'presend-demo-compress',
    apply: 'build',
    writeBundle({ dir = '' }) {
      for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !COMPRESSED.test(entry.name)) continue;
        const file = path.join(entry.parentPath, entry.name);
        const bytes = readFileSync(file);
        const small = brotli(bytes);
        if (small.length < bytes.length) writeFileSync(`${file}.br`, small);
      }
    },
  };
}
