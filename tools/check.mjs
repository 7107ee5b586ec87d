// Everything that is checked without running the product: layout, static checks, types, arrows, size and exports.
import fs from 'node:fs';
import path from 'node:path';
import { cppcheck } from './analysis/cppcheck.mjs';
import { tidy } from './analysis/tidy.mjs';
import { buildAll, node } from './build.mjs';
import { filesUnder } from './fresh.mjs';
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
  cppcheck,
};

/** Checks that take as long as builds, run by name alone. */
const onDemand = { reproducible, tidy };

/** Checks that need nothing built, or build what they need. */
const buildsItself = ['arrows', 'clang-format', 'prettier', 'reproducible', 'cppcheck', 'tidy'];

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
  // Types and the size need the generated declarations and modules.
  if (chosen.some((name) => !buildsItself.includes(name))) await buildAll({ tests: true });
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
