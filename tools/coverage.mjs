// Which lines of core/ the native tests reach: the suite and the command's tests on a build that counts.
import fs from 'node:fs';
import path from 'node:path';
import { buildPreset } from './build.mjs';
import { inProject, project } from './paths.mjs';
import { cppFiles } from './sources.mjs';
import { Stop, read, run, say } from './terminal.mjs';

/** The least share of lines, of core/ as a whole and of a file that gives no reason, in percent. */
const LEAST = 90;

const build = inProject('build/coverage');
const profiles = path.join(build, 'profiles');
const reasonsFile = 'tests/coverage/reasons.json';

/** Tests of tests/js that run the native command. */
const commandTests = ['js/command.test.ts', 'js/pack-command.test.ts'];

/**
 * @param suites native(env, preset) and js(env, files), which run tests and count them
 * @returns the counts of both, and one test for each file of core/ and one for their sum
 */
export async function coverage(suites) {
  // What runs while it is built counts for nothing.
  await buildPreset('coverage', { tests: true, env: { LLVM_PROFILE_FILE: '/dev/null' } });
  fs.rmSync(profiles, { recursive: true, force: true });
  // Programs add to the file of their kind (%m), two at a time.
  const LLVM_PROFILE_FILE = path.join(profiles, '%2m.profraw');
  const results = [
    await suites.native({ LLVM_PROFILE_FILE }, 'coverage'),
    await suites.js({ PRESEND_NATIVE: countingCommand(LLVM_PROFILE_FILE) }, commandTests),
  ];
  const files = await report();
  const problems = judge(files);
  for (const problem of problems) process.stderr.write(`  FAIL ${problem}\n`);
  const sum = (field) => results.reduce((total, one) => total + one[field], 0);
  return {
    code: Math.max(...results.map(({ code }) => code)),
    passed: sum('passed') + files.length + 1 - Math.min(problems.length, files.length + 1),
    failed: sum('failed') + problems.length,
  };
}

/** The command, for tests that give it an environment of its own. */
function countingCommand(profile) {
  const script = path.join(build, 'counting-presend');
  fs.writeFileSync(
    script,
    `#!/bin/sh\nLLVM_PROFILE_FILE='${profile}' exec '${path.join(build, 'presend')}' "$@"\n`,
    { mode: 0o755 },
  );
  return script;
}

/** Merges the counts and writes the reports. @returns lines of each file of core/, in order of name */
async function report() {
  const profile = path.join(build, 'coverage.profdata');
  const raw = fs.readdirSync(profiles).map((name) => path.join(profiles, name));
  await run('llvm-profdata-19', ['merge', '-sparse', '-o', profile, ...raw]);
  const [first, ...others] = programs();
  const common = [
    `-instr-profile=${profile}`,
    // Names are relative to the project (-ffile-prefix-map), as in every build.
    `-compilation-dir=${project}`,
    first,
    ...others.flatMap((program) => ['-object', program]),
    ...cppFiles()
      .filter((file) => file.startsWith('core/'))
      .map((file) => inProject(file)),
  ];
  const exported = read('llvm-cov-19', ['export', '-summary-only', ...common], { cwd: project });
  if (exported === null) throw new Stop('`llvm-cov-19 export` failed.');
  const html = path.join(build, 'html');
  fs.rmSync(html, { recursive: true, force: true });
  await run('llvm-cov-19', ['show', '-format=html', `-output-dir=${html}`, ...common], {
    cwd: project,
    quiet: true,
  });
  const files = JSON.parse(exported)
    .data[0].files.map(({ filename, summary: { lines } }) => ({
      file: path.relative(project, filename),
      count: lines.count,
      covered: lines.covered,
    }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const table = tableOf(files);
  fs.writeFileSync(path.join(build, 'coverage.txt'), table);
  process.stderr.write(table);
  say(`Each line: ${path.relative(project, html)}/index.html`);
  return files;
}

/** The programs that hold what was counted. */
function programs() {
  const counted = fs
    .readdirSync(build)
    .filter((name) => /^(presend(_\w+)?|fuzz_\w+)$/.test(name))
    .map((name) => path.join(build, name));
  return counted.filter((program) => fs.statSync(program).isFile());
}

const share = ({ count, covered }) => (count === 0 ? 100 : (100 * covered) / count);

function tableOf(files) {
  const sums = new Map();
  for (const one of files) {
    for (const name of [path.dirname(one.file), 'core, all of it']) {
      const sum = sums.get(name) ?? { count: 0, covered: 0 };
      sum.count += one.count;
      sum.covered += one.covered;
      sums.set(name, sum);
    }
  }
  const all = sums.get('core, all of it');
  sums.delete('core, all of it');
  const line = (name, sum) =>
    `${name.padEnd(36)} ${String(sum.count).padStart(6)} ${share(sum).toFixed(1).padStart(6)} %\n`;
  let table = `${'folder'.padEnd(36)} ${'lines'.padStart(6)} covered\n`;
  for (const [name, sum] of [...sums].sort()) table += line(name, sum);
  table += line('core, all of it', all ?? { count: 0, covered: 0 });
  const low = files.filter((one) => share(one) < LEAST);
  table += `\nFiles under ${LEAST} %:\n`;
  for (const one of low) table += line(one.file, one);
  return table;
}

/** What is not as it must be. */
function judge(files) {
  const reasons = JSON.parse(fs.readFileSync(inProject(reasonsFile), 'utf8')).files;
  const measured = new Map(files.map((one) => [one.file, one]));
  const problems = [];
  for (const file of cppFiles().filter((name) => /^core\/.*\.cc$/.test(name))) {
    const one = measured.get(file);
    const known = Object.hasOwn(reasons, file);
    if (!one && !known) problems.push(`${file} is not compiled natively, and gives no reason`);
    if (one && !known && share(one) < LEAST)
      problems.push(`${file}: ${share(one).toFixed(1)} % of its lines, and no reason`);
    if (one && known && share(one) >= LEAST)
      problems.push(`${file}: ${share(one).toFixed(1)} % of its lines; its reason has to go`);
  }
  for (const { file, ...one } of files.filter((other) => other.file.endsWith('.h')))
    if (share(one) < LEAST && !Object.hasOwn(reasons, file))
      problems.push(`${file}: ${share(one).toFixed(1)} % of its lines, and no reason`);
  for (const file of Object.keys(reasons))
    if (!fs.existsSync(inProject(file)))
      problems.push(`${reasonsFile} names ${file}, which is gone`);
  const sum = {
    count: files.reduce((total, one) => total + one.count, 0),
    covered: files.reduce((total, one) => total + one.covered, 0),
  };
  if (sum.count === 0 || share(sum) < LEAST)
    problems.push(`core/: ${share(sum).toFixed(1)} % of its lines, under ${LEAST} %`);
  return problems;
}
