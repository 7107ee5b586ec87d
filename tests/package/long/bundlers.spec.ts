import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

import { Consumer, root, run } from '../project.js';
import { EXPECTED, expect, names, shown, test, type Visit } from '../site.js';

/** Bundlers name a file after its content; what is left is which files were asked for. */
function stems(visited: Visit): string[] {
  return names(visited, (file) =>
    file.replace(/[-.](?:[\w-]{8}|\w{13}|[0-9a-f]{16,})(?=\.\w+$)/, ''),
  );
}

const FILES = ['default.pack', 'presend.wasm', 'worker-main.js'];

/** The main module of a package as a consumer finds it. */
async function moduleOf(consumer: Consumer, name: string): Promise<unknown> {
  const require = createRequire(consumer.path('package.json'));
  return import(pathToFileURL(require.resolve(name)).href);
}

test('Vite finds the files by itself', async ({ serve, visit }) => {
  const consumer = new Consumer('vite', 'page', 'app');
  const vite = `${root}node_modules/vite/bin/vite.js`;
  run(process.execPath, [vite, 'build', '--logLevel=error'], consumer.folder);
  const visited = await visit(await serve(consumer.path('dist')));
  expect(await shown(visited)).toEqual(EXPECTED);
  expect(visited.complaints).toEqual([]);
  expect(stems(visited)).toEqual(['', ...FILES, 'index.js'].sort());
});

interface WebpackStats {
  hasErrors(): boolean;
  toString(options: string): string;
  toJson(options: object): { readonly warnings: readonly { readonly message: string }[] };
}

test('webpack 5 finds the files by itself', async ({ serve, visit }) => {
  const consumer = new Consumer('webpack', 'page', 'app');
  const { default: webpack } = (await moduleOf(consumer, 'webpack')) as {
    default: (options: object, done: (error: Error | null, stats: WebpackStats) => void) => void;
  };
  const stats = await new Promise<WebpackStats>((resolve, reject) => {
    webpack(
      {
        context: consumer.folder,
        mode: 'production',
        entry: './main.js',
        output: {
          path: consumer.path('site'),
          filename: 'main.js',
          assetModuleFilename: '[name].[contenthash][ext]',
        },
        performance: false,
      },
      (error, built) => {
        if (error) reject(error);
        else resolve(built);
      },
    );
  });
  expect(stats.hasErrors() ? stats.toString('errors-only') : '').toBe('');
  expect(stats.toJson({ warnings: true }).warnings.map(({ message }) => message)).toEqual([]);
  copyFileSync(consumer.path('index.html'), consumer.path('site/index.html'));
  const visited = await visit(await serve(consumer.path('site')));
  expect(await shown(visited)).toEqual(EXPECTED);
  expect(visited.complaints).toEqual([]);
  expect(stems(visited)).toEqual(['', 'main.js', ...FILES].sort());
});

interface Rollup {
  readonly rollup: (options: object) => Promise<{ write(options: object): Promise<unknown> }>;
}

test('Rollup finds the files with the plugin for assets', async ({ serve, visit }) => {
  const consumer = new Consumer('rollup', 'page', 'app');
  const { rollup } = (await moduleOf(consumer, 'rollup')) as Rollup;
  type Plugin = (options?: object) => unknown;
  const { nodeResolve } = (await moduleOf(consumer, '@rollup/plugin-node-resolve')) as {
    nodeResolve: Plugin;
  };
  const { importMetaAssets } = (await moduleOf(
    consumer,
    '@web/rollup-plugin-import-meta-assets',
  )) as { importMetaAssets: Plugin };
  const warnings: string[] = [];
  const bundle = await rollup({
    input: consumer.path('main.js'),
    plugins: [nodeResolve({ browser: true }), importMetaAssets()],
    onwarn: ({ message }: { message: string }) => warnings.push(message),
  });
  await bundle.write({ file: consumer.path('site/main.js'), format: 'es' });
  expect(warnings).toEqual([]);
  copyFileSync(consumer.path('index.html'), consumer.path('site/index.html'));
  const visited = await visit(await serve(consumer.path('site')));
  expect(await shown(visited)).toEqual(EXPECTED);
  expect(visited.complaints).toEqual([]);
  expect(stems(visited)).toEqual(['', 'main.js', ...FILES].sort());
});

for (const bundler of ['webpack', 'turbopack']) {
  test(`Next.js with ${bundler}: rendered on the server, checked there and in the page`, async ({
    serve,
    visit,
  }) => {
    const consumer = new Consumer(`next-${bundler}`, 'next');
    const next = createRequire(consumer.path('package.json')).resolve('next/dist/bin/next');
    run(process.execPath, [next, 'build', `--${bundler}`], consumer.folder, {
      NEXT_TELEMETRY_DISABLED: '1',
    });
    const visited = await visit(await serve(consumer.path('out')));
    expect(await shown(visited)).toEqual(EXPECTED);
    await expect(visited.page.locator('#server')).toHaveText('block');
    expect(visited.complaints).toEqual([]);
    expect(stems(visited)).toEqual(expect.arrayContaining(FILES));
  });
}

test('Jest runs tests with the package, in its environments of Node and of jsdom', () => {
  const consumer = new Consumer('jest', 'jest');
  const jest = `${root}node_modules/jest/bin/jest.js`;
  run(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', jest, '--config', 'jest.config.mjs'],
    consumer.folder,
  );
});
