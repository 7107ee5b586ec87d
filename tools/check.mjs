// Everything that is checked without running the product: layout, static checks, types, arrows, size and exports.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildAll, node } from './build.mjs';
import { digestOf, filesUnder } from './fresh.mjs';
import { inProject, nodeModule, project } from './paths.mjs';
import { buildReference } from './reference.mjs';
import { reproducible } from './reproducible.mjs';
import { cppFiles } from './sources.mjs';
import { checkNotice } from './supply/notice.mjs';
import { Stop, read, run, say } from './terminal.mjs';

const checks = {
  async arrows() {
    await node('tests/arrows/arrows.mjs');
  },
  async 'clang-format'() {
    const files = cppFiles();
    if (files.length > 0)
      await run('clang-format-19', ['--dry-run', '-Werror', ...files], { cwd: project });
  },
  async prettier() {
    await node(nodeModule('prettier/bin/prettier.cjs'), ['--check', '--log-level=warn', '.']);
  },
  async types() {
    for (const file of filesUnder('js', 'demo', 'tests').filter((name) =>
      /(^|\/)tsconfig\.json$/.test(name),
    )) {
      await node(nodeModule('typescript/bin/tsc'), ['--noEmit', '-p', file]);
    }
  },
  async eslint() {
    await node(nodeModule('eslint/bin/eslint.js'), ['--max-warnings=0', '.']);
  },
  /** Whether the reference of the API can be made from the doc comments. */
  async reference() {
    await buildReference();
  },
  async wasm() {
    await node('wasm/checks/check.mjs');
  },
  /** Instruction counts of the native core against those on record. */
  async instructions() {
    await node('tests/bench/instructions/main.mjs');
  },
  /** What npm and the resolvers of bundlers and TypeScript make of the packed package, and the size of its scripts. */
  async package() {
    await packageChecks();
  },
  /** What of others the builds have inside, and whether NOTICE says so. */
  notice() {
    checkNotice();
  },
  'clang-tidy': tidy,
};

/** Checks that take as long as builds, run by name alone. */
const onDemand = { reproducible };

async function packageChecks() {
  const folder = inProject('build/package');
  fs.mkdirSync(folder, { recursive: true });
  const [{ filename }] = JSON.parse(
    read('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: project,
    }) ?? '[{}]',
  );
  if (!filename) throw new Stop('`npm pack` failed.');
  const tarball = path.join(folder, filename);
  await node(nodeModule('publint/src/cli.js'), ['--strict', tarball]);
  // Bundlers and Node alone: CommonJS and `moduleResolution: node10` are not supported. Data files have no types.
  await node(nodeModule('@arethetypeswrong/cli/dist/index.js'), [
    tarball,
    '--profile=esm-only',
    '--no-definitely-typed',
    '--no-emoji',
    '--format=ascii',
    '--exclude-entrypoints',
    ...dataFiles(),
  ]);
  await node('js/checks/size.mjs');
}

function dataFiles() {
  const { exports } = JSON.parse(fs.readFileSync(inProject('package.json'), 'utf8'));
  return Object.keys(exports).filter((name) => /\.(json|wasm|pack|texts)$/.test(name));
}

export async function check(names) {
  const all = { ...checks, ...onDemand };
  const unknown = names.find((name) => !Object.hasOwn(all, name));
  if (unknown)
    throw new Stop(
      `There is no check "${unknown}": choose among ${Object.keys(all).join(', ')}.`,
      2,
    );
  const chosen = names.length > 0 ? names : Object.keys(checks);
  // Types, static checks and the size need the generated headers, declarations and modules.
  if (
    chosen.some((name) => !['arrows', 'clang-format', 'prettier', 'reproducible'].includes(name))
  ) {
    await buildAll({ tests: true });
  }
  const failed = [];
  for (const name of chosen) {
    say(`Check: ${name}`);
    try {
      await all[name]();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      process.stderr.write(`${error.message}\n`);
      failed.push(name);
    }
  }
  if (failed.length > 0)
    throw new Stop(
      `Checks that failed: ${failed.join(', ')}. \`npm run fmt\` mends layout; repeat one with \`npm run check -- ${failed[0]}\`.`,
    );
  say('All checks passed');
}

// clang-tidy takes seconds a file: a file is checked again when it, a header or the configuration changed.
async function tidy() {
  const commands = JSON.parse(
    fs.readFileSync(inProject('build/native/compile_commands.json'), 'utf8'),
  );
  const compiled = new Set(
    commands.map((entry) => path.relative(project, path.resolve(entry.directory, entry.file))),
  );
  const all = cppFiles();
  const common = digestOf([...all.filter((file) => file.endsWith('.h')), '.clang-tidy']);
  const folder = inProject('build/stamps/clang-tidy');
  fs.mkdirSync(folder, { recursive: true });
  const queue = [];
  for (const file of all.filter((name) => compiled.has(name))) {
    const stamp = path.join(folder, digestOf([file], common));
    if (!fs.existsSync(stamp)) queue.push({ file, stamp });
  }
  let failures = 0;
  let done = 0;
  const total = queue.length;
  const worker = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const code = await run(
        'clang-tidy-19',
        ['-p', 'build/native', '--quiet', '--warnings-as-errors=*', job.file],
        {
          cwd: project,
          allowFailure: true,
          quiet: true,
        },
      );
      process.stderr.write(`  [${++done}/${total}] ${job.file}${code === 0 ? '' : ': failed'}\n`);
      if (code === 0) fs.writeFileSync(job.stamp, '');
      else failures += 1;
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
  if (failures > 0)
    throw new Stop(`clang-tidy found something in ${failures} file${failures === 1 ? '' : 's'}.`);
}
