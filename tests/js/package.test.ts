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

/** The scripts that a program imports by the package's name, as their paths under the conditions of a browser. */
function entries(): (readonly [name: string, file: string])[] {
  return Object.entries(manifest.exports).flatMap(([name, entry]) => {
    const file = typeof entry === 'string' ? entry : (entry['default'] ?? '');
    return file.endsWith('.js') ? [[name, file] as const] : [];
  });
}

/** What starts as a program of its own: importing it is running it. */
const PROGRAMS = ['./worker-main.js'];

/** The editors that an entry is for: what importing them sets is their own affair. */
const PEERS: Readonly<Record<string, readonly string[]>> = {
  './vue': ['vue'],
  './codemirror': ['@codemirror/state', '@codemirror/view'],
};

function importsOfPeers(name: string): string {
  return (PEERS[name] ?? []).map((peer) => `await import(${JSON.stringify(peer)});`).join('\n');
}

test.each(entries().filter(([name]) => !PROGRAMS.includes(name)))(
  'without a DOM, importing %s has no side effects: nothing is read, fetched, started or set',
  (name) => {
    const changed = run(`
      ${importsOfPeers(name)}
      const before = new Set(Reflect.ownKeys(globalThis));
      globalThis.fetch = () => { throw new Error('fetched'); };
      await import(${JSON.stringify(name.replace('.', 'presend'))});
      const left = process.getActiveResourcesInfo().filter((name) => /Time|Port|Worker|TCP|Server/.test(name));
      const set = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String);
      console.log(JSON.stringify([...left, ...set]));
    `);
    expect(changed).toEqual([]);
  },
);

/** The modules of Node that a file and all that it loads import, and those files. */
function builtinsOf(entry: string): { readonly builtins: string[]; readonly seen: string[] } {
  const seen = new Set<string>();
  const builtins: string[] = [];
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const code = readFileSync(file, 'utf8');
    for (const [, specifier = ''] of code.matchAll(
      /(?:\b(?:import|export)\s*(?:[\w*{}\s,$]+?\s*from\s*)?|\b(?:import|require)\s*\(\s*)['"]([^'"\n]+)['"]/g,
    )) {
      if (isBuiltin(specifier)) builtins.push(`${file}: ${specifier}`);
      else if (specifier.startsWith('#'))
        visit(path.join(root, manifest.imports[specifier]?.['default'] ?? ''));
      else if (specifier.startsWith('.')) visit(path.resolve(path.dirname(file), specifier));
    }
  };
  visit(path.join(root, entry));
  return { builtins, seen: [...seen].map((file) => path.relative(root, file)) };
}

test.each(entries().filter(([name]) => !name.startsWith('./server')))(
  'what a browser loads of %s (%s) imports no module of Node, and nothing of the server',
  (_name, file) => {
    const { builtins, seen } = builtinsOf(file);
    expect(builtins).toEqual([]);
    expect(seen.filter((name) => /^dist\/(server|command)\/|\.node\.js$/.test(name))).toEqual([]);
  },
);

test('the files that a browser loads are those that were looked at', () => {
  const names = (entry: string): string[] =>
    builtinsOf(entry).seen.map((file) => path.basename(file));
  expect(names('dist/index.js')).toEqual(
    expect.arrayContaining(['index.js', 'files.js', 'loader.js', 'presend.mjs', 'attach.js']),
  );
  expect(names('dist/worker/index.js')).toEqual(
    expect.arrayContaining(['create.js', 'files.js', 'spawn.js', 'loader.js']),
  );
  // The page of a worker checker has no engine, and that of an embedded one no addresses of files.
  expect(names('dist/worker/index.js')).not.toContain('presend.mjs');
  expect(names('dist/inline.js')).not.toContain('files.js');
  for (const whole of ['dist/browser.js', 'dist/worker-main.js'])
    expect(builtinsOf(whole).seen).toEqual([whole]);
});

test('a worker checker under Node needs nothing, and does not keep the process alive', () => {
  const verdicts = run(`
    import { createWorkerChecker } from 'presend/worker';
    const checker = await createWorkerChecker({ locales: ['de'] });
    const draft = await checker.draft({ locale: 'de' });
    const { findings } = await draft.replace(0, 0, 'write to john@gmail.com');
    const texts = [findings[0].headline, (await checker.check('john@gmail.com')).findings[0].headline];
    console.log(JSON.stringify(texts));
  `);
  expect(verdicts).toEqual(['Das ist eine E-Mail-Adresse.', 'This is an email address.']);
});

test('a worker checker that is dropped is ended', () => {
  const ended = run(
    `
    import { Worker } from 'node:worker_threads';
    const { createWorkerChecker } = await import('presend/worker');
    let ended = 0;
    const { terminate } = Worker.prototype;
    Worker.prototype.terminate = function () { ended++; return terminate.call(this); };
    for (let i = 0; i < 3; i++) await (await createWorkerChecker()).check('john@gmail.com');
    for (let i = 0; i < 50 && ended === 0; i++) {
      globalThis.gc();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    console.log(JSON.stringify(ended > 0));
    `,
    '--expose-gc',
  );
  expect(ended).toBe(true);
});

test('presend/inline reads and fetches nothing, and decides the same', () => {
  const decisions = run(`
    import { createChecker } from 'presend';
    import { createChecker as createInline } from 'presend/inline';
    const one = await createChecker();
    globalThis.fetch = () => { throw new Error('fetched'); };
    const { default: fs } = await import('node:fs');
    fs.promises.readFile = fs.readFile = fs.readFileSync = () => { throw new Error('read'); };
    const other = await createInline();
    const text = 'write to john [at] gmail dot com';
    const code = await createInline({ locales: ['de'] }).catch(({ code }) => code);
    console.log(JSON.stringify([one.check(text), other.check(text), code]));
  `) as unknown[];
  expect(decisions[0]).toMatchObject({ verdict: 'block' });
  expect(decisions[1]).toEqual(decisions[0]);
  expect(decisions[2]).toBe('texts_unavailable');
});

test('what a server loads imports no module of Node either, so that edge runtimes have it', () => {
  const { builtins, seen } = builtinsOf('dist/server/index.js');
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
