// Checks what a page downloads of the package beside the WebAssembly (wasm/checks has that): the scripts of each entry,
// bundled and minified as a page's bundler does, and the pack, as brotli 11 against a budget each.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { brotliSize } from '../../wasm/checks/brotli.mjs';
import { pageBundle } from '../page-bundle.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * What a page imports, or a file that it fetches, and the most bytes that it may take. The composer takes 670 bytes for drafts
 * and for long texts in a worker, which keep a key from waiting for a whole check; 22,000 and 24,000 were its budgets before.
 */
const budgets = [
  { what: "import { createChecker } from 'presend'", budget: 12_000 },
  { what: "import { attachComposer, createChecker, redact } from 'presend'", budget: 22_900 },
  { what: "import { createWorkerChecker } from 'presend/worker'", budget: 5_000 },
  { what: 'dist/browser.js', budget: 24_700 },
  { what: 'dist/worker-main.js', budget: 12_500 },
  { what: 'dist/default.pack', budget: 160_000 },
];

let over = 0;
for (const { what, budget } of budgets) {
  const bytes = what.startsWith('import ')
    ? await bundled(what)
    : fs.readFileSync(path.join(root, what));
  const size = brotliSize(bytes);
  console.error(`${what}: ${size} bytes of brotli (budget ${budget})`);
  if (size > budget) over += 1;
}
if (over > 0) console.error(`${over} of ${budgets.length} are over their budget.`);
process.exitCode = over > 0 ? 1 : 0;

async function bundled(statement) {
  const [, names] = /\{([^}]*)\}/.exec(statement);
  const { outputFiles } = await build({
    stdin: { contents: `${statement}\nconsole.log(${names});`, resolveDir: root },
    ...pageBundle,
    logLevel: 'error',
  });
  return Buffer.from(outputFiles[0].contents);
}
