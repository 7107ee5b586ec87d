// What a page downloads of a contender: its script, bundled and minified as a page's bundler does, and the files that it
// fetches, as brotli 11.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';

import { pageBundle } from '../../js/page-bundle.mjs';
import { brotliSize } from '../../wasm/checks/brotli.mjs';
import { reports } from './paths.mjs';

/** Sizes by the digest of what was compressed: a WebAssembly of 16 MB takes half a minute. */
const KNOWN = path.join(reports, 'brotli.json');

/**
 * @param {import('./contenders.mjs').Contender} contender
 * @returns {Promise<{ script: number, files: number }>} bytes of brotli
 */
export async function downloadOf({ browser }) {
  const { outputFiles } = await build({
    stdin: { contents: browser.code, resolveDir: browser.from },
    ...pageBundle,
    external: browser.external ?? [],
    logLevel: 'silent',
  });
  const files = browser.files.map((file) => compressed(readFileSync(file)));
  return {
    script: compressed(outputFiles[0].contents),
    files: files.reduce((sum, size) => sum + size, 0),
  };
}

function compressed(bytes) {
  const known = existsSync(KNOWN) ? JSON.parse(readFileSync(KNOWN, 'utf8')) : {};
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (known[digest] === undefined) {
    known[digest] = brotliSize(bytes);
    mkdirSync(reports, { recursive: true });
    writeFileSync(KNOWN, JSON.stringify(known, null, 2));
  }
  return known[digest];
}
