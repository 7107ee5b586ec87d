// Completes dist/ after the compiler: the engine, its glue, the default pack and the texts of its locales beside the code
// that loads them, what is one file of many, and the command made executable. PRESEND_WASM_DIR and PRESEND_PACK name other places to take them from.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import zlib from 'node:zlib';

import { build } from 'esbuild';

import { shippedGlue } from '../wasm/glue.mjs';
import { pageBundle } from './page-bundle.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, 'dist');
const wasm = process.env.PRESEND_WASM_DIR ?? path.join(root, 'build', 'wasm');
const pack = process.env.PRESEND_PACK ?? path.join(root, 'build', 'native', 'default.pack');

const files = [
  [path.join(wasm, 'presend.mjs'), 'presend.mjs'],
  [path.join(wasm, 'presend.wasm'), 'presend.wasm'],
  [pack, 'default.pack'],
  [path.join(root, 'js', 'presend.d.mts'), 'presend.d.mts'],
  [path.join(root, 'js', 'embedded.d.mts'), 'embedded.d.mts'],
];
// "default.de.texts" beside the pack becomes "locales/de.texts".
const { dir, name } = path.parse(pack);
const texts = new RegExp(`^${name}\\.(.+\\.texts)$`);
for (const file of existsSync(dir) ? readdirSync(dir) : []) {
  const [, locale] = texts.exec(file) ?? [];
  if (locale) files.push([path.join(dir, file), path.join('locales', locale)]);
}
mkdirSync(path.join(dist, 'locales'), { recursive: true });
for (const [from, to] of files) {
  if (!existsSync(from)) {
    console.error(`${path.relative(root, from)} is missing: build the engine first`);
    process.exit(1);
  }
  write(to, to === 'presend.mjs' ? Buffer.from(shippedGlue(from)) : readFileSync(from));
}

// The engine and the pack as a module, for presend/inline.
const embedded = (file) =>
  zlib.gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).toString('base64');
write(
  'embedded.mjs',
  Buffer.from(
    `// Made by js/build.mjs from presend.wasm and default.pack.
export const wasm = '${embedded('presend.wasm')}';
export const pack = '${embedded('default.pack')}';
`,
  ),
);

// The script of a worker, which bundlers copy as it is, and the package for pages without a bundler.
await bundle('worker/main.js', 'worker-main.js');
await bundle('browser.js', 'browser.js');

// The document of the server's addresses, made from the schemas that requests are held against.
const { openApiDocument } = await import(
  pathToFileURL(path.join(dist, 'server', 'openapi.js')).href
);
writeFileSync(
  path.join(dist, 'server', 'openapi.json'),
  `${JSON.stringify(openApiDocument(), null, 2)}\n`,
);

chmodSync(path.join(dist, 'command', 'main.js'), 0o755);

/** What is up to date keeps its time, so that bundlers and tests see no change. */
function write(to, bytes) {
  const target = path.join(dist, to);
  if (!existsSync(target) || !bytes.equals(readFileSync(target))) writeFileSync(target, bytes);
}

/** One file of a module and all that it imports. */
async function bundle(from, to) {
  const { outputFiles } = await build({
    entryPoints: [path.join(dist, from)],
    outfile: path.join(dist, to),
    ...pageBundle,
    legalComments: 'none',
  });
  write(to, Buffer.from(outputFiles[0].contents));
  rmSync(path.join(dist, `${to}.map`), { force: true }); // the compiler's, of the file before
}
