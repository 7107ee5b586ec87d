import path from 'node:path';

import { defineConfig } from 'vite';

import { compress } from './vite/compress.node.js';
import { partials } from './vite/partials.node.js';
import { ruleExamples } from './vite/rule-examples.node.js';
import { packageSizes } from './vite/sizes.node.js';

const here = import.meta.dirname;

/**
 * The page as static files for any server: nothing inlined (the Content-Security-Policy forbids data: scripts and
 * styles, and the WebAssembly has to stay a file that compiles while it arrives).
 */
export default defineConfig({
  root: here,
  base: './',
  plugins: [
    partials(path.join(here, 'views')),
    ruleExamples(path.join(here, '../rules')),
    packageSizes(path.join(here, '../dist')),
    compress(),
  ],
  build: {
    outDir: '../dist/demo',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The directives of React's server components mean nothing on a page that has no server for them.
      onLog(level, log, print) {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') print(level, log);
      },
    },
  },
});
