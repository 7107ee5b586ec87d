import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

import { root } from './engine.js';

interface Manifest {
  readonly version: string;
  readonly imports: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;

/** What a script prints that Node runs inside the package, where its name means the built files. */
function run(script: string, ...flags: string[]): unknown {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, '--input-type=module', '-e', script],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

test('under Node, createChecker needs nothing', () => {
  const verdict = run(`
    import { createChecker } from 'presend';
    const checker = await createChecker();
    console.log(JSON.stringify(checker.check('write to john [at] gmail dot com').verdict));
  `);
  expect(verdict).toBe('block');
});

test('importing has no side effects: nothing is read, fetched or set', () => {
  const changed = run(`
    const before = new Set(Reflect.ownKeys(globalThis));
    globalThis.fetch = () => { throw new Error('fetched'); };
    await import('presend');
    console.log(JSON.stringify(Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String)));
  `);
  expect(changed).toEqual([]);
});

test('a server needs nothing either, and opens no connection', () => {
  const seen = run(`
    import net from 'node:net';
    const refuse = () => { throw new Error('a connection'); };
    globalThis.fetch = refuse;
    net.Socket.prototype.connect = refuse;
    const { createAuthority, createHandler } = await import('presend/server');
    const authority = await createAuthority();
    const handler = createHandler({ authority, session: () => ({ key: 'a', facts: {} }) });
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ text: 'write to john@gmail.com' });
    const decided = await handler(new Request('https://x/decisions', { method: 'POST', headers, body }));
    const pack = await handler(new Request('https://x/packs/current'));
    console.log(JSON.stringify([decided.status, pack.status]));
  `);
  expect(seen).toEqual([422, 200]);
});

test('a checker that is dropped is freed', () => {
  const freed = run(
    `
    let freed = 0;
    const Registry = globalThis.FinalizationRegistry;
    globalThis.FinalizationRegistry = class extends Registry {
      constructor(callback) {
        super((held) => { callback(held); freed++; });
      }
    };
    const { createChecker } = await import('presend');
    for (let i = 0; i < 10; i++) (await createChecker()).check('john@gmail.com');
    for (let i = 0; i < 20 && freed === 0; i++) {
      globalThis.gc();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    console.log(JSON.stringify(freed > 0));
    `,
    '--expose-gc',
  );
  expect(freed).toBe(true);
});

test('every path of the exports, imports and commands exists', () => {
  const paths = [
    ...Object.values(manifest.exports),
    ...Object.values(manifest.imports),
    ...Object.values(manifest.bin),
  ].flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)));
  expect(paths.length).toBeGreaterThan(5);
  const files = paths.map((file) => file.replace('*', 'de'));
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

/** The modules of Node that a file and all that it loads import, and those files. */
function builtinsOf(entry: string): { readonly builtins: string[]; readonly seen: string[] } {
  const seen = new Set<string>();
  const builtins: string[] = [];
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s+(?:[\w*{}\s,$]+\s+from\s+)?['"]([^'"]+)['"]/gm,
    )) {
      if (isBuiltin(specifier)) builtins.push(`${file}: ${specifier}`);
      else if (specifier === '#loader')
        visit(path.join(root, manifest.imports['#loader']?.['default'] ?? ''));
      else visit(path.resolve(path.dirname(file), specifier));
    }
  };
  visit(path.join(root, 'dist', entry));
  return { builtins, seen: [...seen].map((file) => path.relative(root, file)) };
}

test('what a browser loads imports no module of Node, and nothing of the server', () => {
  const { builtins, seen } = builtinsOf('index.js');
  expect(builtins).toEqual([]);
  expect(seen.filter((file) => file.startsWith('dist/server/'))).toEqual([]);
  expect(seen.map((file) => path.basename(file))).toEqual(
    expect.arrayContaining(['index.js', 'loader.js', 'presend.mjs', 'attach.js']),
  );
});

test('what a server loads imports no module of Node either, so that edge runtimes have it', () => {
  const { builtins, seen } = builtinsOf('server/index.js');
  expect(builtins).toEqual([]);
  expect(seen).toContain('dist/server/authority.js');
});

test('engine and package have the same version', () => {
  const engine = run(`
    import { createChecker } from 'presend';
    console.log(JSON.stringify((await createChecker()).check('').engine));
  `);
  expect(engine).toBe(manifest.version);
});
