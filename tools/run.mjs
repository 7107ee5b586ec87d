// The doors of the project: node tools/run.mjs <door> [arguments], started by the scripts of package.json.
// Each door makes the machine ready first (setup.mjs), so it also works on a fresh checkout; what is there is left alone.
import { spawn } from 'node:child_process';
import os from 'node:os';
import { buildAll, command, demoServer } from './build.mjs';
import { check } from './check.mjs';
import { format } from './format.mjs';
import { fuzz } from './fuzz.mjs';
import { inProject, project } from './paths.mjs';
import { buildReference } from './reference.mjs';
import { setUp } from './setup.mjs';
import { fetchDescriptions } from './setup/descriptions.mjs';
import { Stop, say, setQuiet } from './terminal.mjs';
import { test } from './test.mjs';

const doors = {
  async build() {
    await setUp('build', 'npm run build');
    await buildAll();
    await buildReference();
    say(
      'Built: build/native (command and library), build/wasm, dist (package and demo), build/api (reference)',
    );
  },
  async start(args) {
    await setUp('build', 'npm start');
    await buildAll();
    return handOver(process.execPath, [demoServer, ...args]);
  },
  async presend(args) {
    setQuiet(true);
    await setUp('build', 'npm run presend');
    await command();
    return handOver(inProject('build/native/presend'), args);
  },
  async test(args) {
    await setUp('test', 'npm test');
    return test(args, { long: false });
  },
  async 'test:long'(args) {
    await setUp('long', 'npm run test:long');
    return test(args, { long: true });
  },
  async check(args) {
    await setUp('check', 'npm run check');
    return check(args);
  },
  async fuzz(args) {
    await setUp('fuzz', 'npm run fuzz');
    return fuzz(args);
  },
  async fmt() {
    await setUp('format', 'npm run fmt');
    await format();
  },
  async bench(args) {
    await setUp('bench', 'npm run bench');
    await buildAll({ tests: true });
    return handOver(process.execPath, [inProject('tests/bench/main.mjs'), ...args]);
  },
  async eval(args) {
    await setUp('build', 'npm run eval');
    await command();
    // What is measured without them still counts, so their absence is told and stops nothing.
    if (wantsDescriptions(args)) Object.assign(process.env, await fetchDescriptions());
    return handOver(process.execPath, [inProject('tests/eval/main.mjs'), ...args]);
  },
};

/** The evaluation reads its arguments itself; this only spares a download that nobody asked for. */
function wantsDescriptions(args) {
  const sets = args.filter((_, index) => args[index - 1] === '--set');
  const left = ['--no-descriptions', '--help'].some((option) => args.includes(option));
  return args.length > 0 && !left && (sets.length === 0 || sets.includes('descriptions'));
}

/** Runs a program in our place: its input, output, signals and exit code are ours. */
function handOver(program, args) {
  const child = spawn(program, args, { stdio: 'inherit', cwd: process.env.INIT_CWD ?? project });
  // A terminal sends its signals to the child as well; those sent to us alone are passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', (error) =>
      reject(new Stop(`${program} cannot be started (${error.code}): run \`npm run build\`.`)),
    );
    child.on('close', (code, signal) =>
      resolve(signal ? 128 + os.constants.signals[signal] : code),
    );
  });
}

const [door, ...args] = process.argv.slice(2);
try {
  if (!Object.hasOwn(doors, door))
    throw new Stop(`Usage: node tools/run.mjs ${Object.keys(doors).join('|')} [arguments]`, 2);
  process.exitCode = (await doors[door](args)) ?? 0;
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = error.exitCode;
}
