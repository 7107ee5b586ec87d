// All suites, each judged by its own machine-readable report, and one last line: "N passed, N failed".
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tidyAll } from './analysis/tidy.mjs';
import { buildAll, buildPreset } from './build.mjs';
import { coverage } from './coverage.mjs';
import * as fuzzing from './fuzz.mjs';
import { inProject, nodeModule, project } from './paths.mjs';
import { ctestOutcome, failuresAsText, jestOutcome, playwrightOutcome } from './reports.mjs';
import { Stop, run, say } from './terminal.mjs';
import { valgrind } from './valgrind.mjs';

const FUZZ_SECONDS = 120;

/** V8 lets its young generation grow by some 50 MB when it likes, which would hide what else grows. */
const FIXED_YOUNG = ['--min-semi-space-size=16', '--max-semi-space-size=16'];

/** Of Jest's tests, those that give the engine all kinds of texts, packs and edits, and let its memory run out. */
const CHECKED = ['conformance', 'differential', 'draft', 'redact', 'signed', 'update-memory'];

const suites = {
  /** GoogleTest through CTest. */
  async native(env, preset = 'native') {
    const report = reportFile(`${preset}.xml`);
    const code = await run('ctest', ['--preset', preset, '--output-junit', report, '-j', '2'], {
      cwd: project,
      env,
      allowFailure: true,
    });
    return { code, ...ctestOutcome(readText(report)) };
  },
  /** Jest, on the built package: all files, or some. */
  async js(env, files = [], name = 'js') {
    const report = reportFile(`${name}.json`);
    const code = await run(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--no-warnings',
        nodeModule('jest/bin/jest.js'),
        '--json',
        `--outputFile=${report}`,
        ...files,
      ],
      { cwd: project, env, allowFailure: true },
    );
    return { code, ...jestOutcome(readJson(report)) };
  },
  /** Jest's tests of decisions, with an engine that checks each access to its memory. */
  async checked(env) {
    await buildPreset('wasm', { targets: ['presend_checked'] });
    const files = CHECKED.map((file) => `tests/js/${file}.test.ts`);
    // Where an engine cannot start, the glue of this one goes on waiting for it, and says so again and again.
    files.push('--forceExit');
    return suites.js({ ...env, PRESEND_ENGINE: 'build/wasm/checked' }, files, 'checked');
  },
  /** Disguised details against the native command; in the long tests more of them, with a new seed. */
  async evasion(env) {
    const report = reportFile('evasion.json');
    const code = await run(process.execPath, ['tests/evasion/main.mjs'], {
      cwd: project,
      env,
      allowFailure: true,
    });
    return { code, passed: 0, failed: 0, ...readJson(report) };
  },
  /** Playwright, in the system's Chromium. */
  browser: (env) => playwright(env, 'browser'),
  /** The same runner, with the system's Firefox driven over WebDriver BiDi. */
  firefox: (env) => playwright(env, 'firefox'),
  /** The packed package, used as its users do; with every bundler in the long tests. */
  package: (env) => playwright(env, 'package'),
  /** libFuzzer over every target for two minutes in all, from the same inputs each time; a target is a test. */
  async fuzz() {
    await fuzzing.build();
    const results = await fuzzing.runTargets([], FUZZ_SECONDS, { keep: false });
    const failed = results.filter((one) => !one.passed);
    return {
      code: 0,
      passed: results.length - failed.length,
      failed: failed.length,
      failures: failed.map(({ name }) => ({ name, why: '' })),
    };
  },
};

/** Presets in which the native suite runs again in the long tests; tsan runs what has threads. */
const sanitized = {
  asan: 'native with the address and undefined behaviour sanitizers',
  tsan: 'native with the thread sanitizer',
};

/** Of the long tests alone. */
const longSuites = {
  /** The lines of core/ that the native tests reach. */
  coverage: () => coverage(suites),
  /** Static checks by clang-tidy; a file is a test. */
  tidy: async () => ({ code: 0, ...(await tidyAll()) }),
  /** Minutes of checks and of a server under load, with memory that must stay as it is. */
  async soak() {
    const runs = [
      await soak(['--expose-gc', ...FIXED_YOUNG, 'tests/soak/checks.mjs']),
      await soak(['tests/soak/server.mjs']),
    ];
    return {
      code: Math.max(...runs.map(({ code }) => code)),
      passed: runs.reduce((sum, { passed }) => sum + passed, 0),
      // A run that broke off, or came to nothing, failed as a whole.
      failed: runs.reduce((sum, { code, passed, failed }) => {
        const broken = failed === 0 && (code !== 0 || passed === 0);
        return sum + (broken ? 1 : failed);
      }, 0),
    };
  },
};

/** A program that prints one line of JSON with its counts, and says the rest on stderr. */
async function soak(args) {
  const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'pipe', 2] });
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  const [code] = await once(child, 'close');
  const counts = /^\{.*\}$/m.exec(printed)?.[0];
  return { passed: 0, failed: 0, ...(counts ? JSON.parse(counts) : {}), code: code ?? 1 };
}

async function playwright(env, folder) {
  const report = reportFile(`${folder}.json`);
  const code = await run(
    process.execPath,
    [
      nodeModule('@playwright/test/cli.js'),
      'test',
      '-c',
      `tests/${folder}/playwright.config.ts`,
      '--reporter=list,json',
    ],
    { cwd: project, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, allowFailure: true },
  );
  return { code, ...playwrightOutcome(readJson(report)) };
}

export async function test(names, { long }) {
  const known = long ? { ...suites, ...longSuites } : suites;
  const unknown = names.find((name) => !Object.hasOwn(known, name));
  if (unknown)
    throw new Stop(
      `There is no suite "${unknown}": choose among ${Object.keys(known).join(', ')}.`,
      2,
    );
  const chosen = names.length > 0 ? names : Object.keys(known);
  await buildAll({ tests: true });

  const env = long ? { PRESEND_LONG: '1' } : {};
  const results = [];
  const runSuite = async (title, suite) => {
    say(`Tests: ${title}`);
    const { code, passed, failed, ...which } = await suite();
    // A suite that stopped without a failed test, or had none to run, failed as a whole.
    const broken = failed === 0 && (code !== 0 || passed === 0);
    if (broken)
      say(`The ${title} suite ${passed === 0 ? 'ran no test' : `ended with exit code ${code}`}.`);
    results.push({ title, passed, failed: broken ? 1 : failed, which });
  };
  for (const name of chosen) await runSuite(name, () => known[name](env));
  if (long && chosen.includes('native')) {
    for (const [preset, title] of Object.entries(sanitized)) {
      await buildPreset(preset, { tests: true });
      await runSuite(title, () => suites.native(env, preset));
    }
    await runSuite('command under Valgrind', valgrind);
  }

  const sum = (field) => results.reduce((total, result) => total + result[field], 0);
  process.stderr.write('\n');
  // Again, together: what a suite said about them may be thousands of lines further up.
  for (const { title, which } of results) process.stderr.write(failuresAsText(title, which));
  for (const { title, passed, failed } of results)
    process.stderr.write(`${title}: ${passed} passed, ${failed} failed\n`);
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
  return sum('failed') === 0 ? 0 : 1;
}

// A report of an earlier run must not speak for this one.
function reportFile(name) {
  fs.mkdirSync(inProject('build/reports'), { recursive: true });
  const file = inProject('build/reports', name);
  fs.rmSync(file, { force: true });
  return file;
}

function readText(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}

function readJson(file) {
  return JSON.parse(readText(file) ?? 'null');
}
