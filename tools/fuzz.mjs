// Fuzzing: the targets of tests/fuzz with libFuzzer, as many at a time as there are cores.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildPreset, command, node } from './build.mjs';
import { inProject, project } from './paths.mjs';
import { Stop, run, say } from './terminal.mjs';

const folder = inProject('build/fuzz');

/** The longest input of a target, in bytes, where it is not the usual one. */
const longest = { growth: 66, view: 1024, pack: 1 << 18, json: 8192, context_json: 16_384 };
const USUAL = 4096;

const SEEDS = 400;

/** npm run fuzz -- [target ...] [--seconds N] */
export async function fuzz(args) {
  const names = [];
  let seconds = 600;
  for (let i = 0; i < args.length; ++i) {
    if (args[i] === '--seconds') seconds = Number(args[++i]);
    else names.push(args[i]);
  }
  if (!(seconds >= 1) || names.some((name) => name.startsWith('-')))
    throw new Stop('Usage: npm run fuzz -- [target ...] [--seconds N]', 2);
  await build();
  const results = await runTargets(names, seconds, { keep: true });
  return results.every((one) => one.passed) ? 0 : 1;
}

/** The targets with libFuzzer, and what they begin from. */
export async function build() {
  await command(); // the pack and the tables that the targets are linked with
  await buildPreset('fuzz');
  await node('tests/fuzz/seeds.mjs', [folder, String(SEEDS)]);
}

/**
 * Runs the targets for so many seconds in all.
 * @param keep goes on from the inputs of earlier runs, at random, and keeps new ones; else every run begins from the same
 * @returns for each what came of it
 */
export async function runTargets(names, seconds, { keep }) {
  const all = fs
    .readdirSync(folder)
    .filter((file) => /^fuzz_\w+$/.test(file))
    .map((file) => file.slice('fuzz_'.length))
    .sort();
  const unknown = names.find((name) => !all.includes(name));
  if (unknown)
    throw new Stop(`There is no target "${unknown}": choose among ${all.join(', ')}.`, 2);
  const chosen = names.length > 0 ? names : all;
  const workers = Math.min(os.availableParallelism(), chosen.length);
  const each = Math.max(1, Math.floor(seconds / Math.ceil(chosen.length / workers)));
  say(`Fuzzing ${chosen.length} targets for ${each} seconds each, ${workers} at a time`);
  const queue = [...chosen];
  const results = [];
  const worker = async () => {
    for (let name = queue.shift(); name; name = queue.shift())
      results.push(await runTarget(name, each, keep));
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return results;
}

async function runTarget(name, seconds, keep) {
  const place = (kind) => path.join(folder, kind, name);
  const corpus = place(keep ? 'corpus' : 'fresh');
  if (!keep) fs.rmSync(corpus, { recursive: true, force: true });
  const found = [corpus, place('seeds'), inProject('tests/fuzz/regressions', name)];
  for (const one of [corpus, place('crashes')]) fs.mkdirSync(one, { recursive: true });
  const log = path.join(folder, 'crashes', `${name}.log`);
  const code = await run(
    '/bin/sh',
    [
      '-c',
      'exec "$0" "$@" > "$PRESEND_FUZZ_LOG" 2>&1',
      path.join(folder, `fuzz_${name}`),
      ...found.filter((one) => fs.existsSync(one)),
      `-max_total_time=${seconds}`,
      `-max_len=${longest[name] ?? USUAL}`,
      `-dict=${path.join(folder, 'dictionary.txt')}`,
      `-artifact_prefix=${place('crashes')}/`,
      `-seed=${keep ? 0 : 1}`,
      '-timeout=300',
      '-rss_limit_mb=3000',
      '-print_final_stats=1',
    ],
    {
      cwd: project,
      env: { PRESEND_FUZZ_LOG: log, UBSAN_OPTIONS: 'print_stacktrace=1' },
      allowFailure: true,
    },
  );
  const text = fs.readFileSync(log, 'utf8');
  const executions = Number(/stat::number_of_executed_units: +(\d+)/.exec(text)?.[1] ?? 0);
  const [, covered, features] = text.match(/cov: (\d+) ft: (\d+)(?![^]*cov: )/) ?? [];
  const passed = code === 0 && executions > 0;
  process.stderr.write(
    `  ${passed ? 'ok  ' : 'FAIL'} ${name}: ${executions} runs, ${covered ?? 0} edges, ${features ?? 0} features\n`,
  );
  if (!passed) {
    process.stderr.write(`${text.split('\n').slice(-60).join('\n')}\n`);
    say(
      `${path.relative(project, place('crashes'))} has the input; repeat it with build/fuzz/fuzz_${name} FILE`,
    );
  }
  return { name, passed, executions };
}
