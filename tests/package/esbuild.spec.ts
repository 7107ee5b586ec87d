import { copyFileSync } from 'node:fs';

import { build } from 'esbuild';

import { Consumer } from './project.js';
import { EXPECTED, expect, names, shown, test } from './site.js';

/** What esbuild does not copy by itself. */
const FILES = ['presend.wasm', 'default.pack', 'worker-main.js'];

/** Bundles what a consumer has into its folder `site`, with its page. */
async function bundled(name: string, from: string): Promise<Consumer> {
  const consumer = new Consumer(name, 'page', from);
  await build({
    absWorkingDir: consumer.folder,
    entryPoints: ['main.js'],
    outfile: 'site/main.js',
    bundle: true,
    format: 'esm',
    minify: true,
    logLevel: 'error',
  });
  copyFileSync(consumer.path('index.html'), consumer.path('site/index.html'));
  return consumer;
}

test('esbuild: a bundle, and the three files copied beside it', async ({ serve, visit }) => {
  const consumer = await bundled('esbuild', 'app');
  for (const file of FILES)
    copyFileSync(consumer.path('node_modules/presend/dist', file), consumer.path('site', file));
  const visited = await visit(await serve(consumer.path('site')));
  expect(await shown(visited)).toEqual(EXPECTED);
  expect(visited.complaints).toEqual([]);
  expect(names(visited)).toEqual(['', 'main.js', ...FILES].sort());
});

test('esbuild: the embedded engine is one file, which asks for nothing', async ({
  serve,
  visit,
}) => {
  const consumer = await bundled('esbuild-inline', 'inline');
  const visited = await visit(await serve(consumer.path('site')));
  expect(await shown(visited)).toEqual({ verdict: 'block' });
  expect(visited.complaints).toEqual([]);
  expect(names(visited)).toEqual(['', 'main.js']);
});
