// Instruction counts of the native core, by Callgrind: the figure that no other program on the machine changes.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '../paths.mjs';

const DRIVER = path.join(root, 'build', 'native', 'presend_instructions');
const FOLDER = path.join(root, 'build', 'bench', 'instructions');
const CONFORMANCE = path.join(root, 'tests', 'conformance');
/** The same few texts thousands of times, under different contexts. */
const REPEATED = 'grid.jsonl';

const textsIn = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).text);

/** The texts to count over, by the figure's name. */
function sets() {
  const cases = readdirSync(CONFORMANCE)
    .filter((file) => file.endsWith('.jsonl') && file !== REPEATED)
    .sort();
  return {
    'an ordinary post': textsIn(path.join(import.meta.dirname, 'ordinary.jsonl')),
    'a conformance text': cases.flatMap((file) => textsIn(path.join(CONFORMANCE, file))),
  };
}

/** @returns {Record<string, import('./judge.mjs').Figure>} instructions a text, and for taking the pack */
export function countInstructions() {
  mkdirSync(FOLDER, { recursive: true });
  const figures = {
    // Whatever the pack: one that costs more to take is to be seen.
    'taking the pack': { count: callgrind('load', ['load']), digest: '' },
  };
  for (const [name, texts] of Object.entries(sets())) {
    const file = path.join(FOLDER, `${name.replaceAll(' ', '-')}.texts`);
    const bytes = Buffer.from(texts.map((text) => `${text.replaceAll('\0', '\ufffd')}\0`).join(''));
    writeFileSync(file, bytes);
    figures[name] = {
      count: callgrind('checks', ['checks', file], texts.length) / texts.length,
      digest: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    };
  }
  return figures;
}

function callgrind(what, args, texts) {
  const out = path.join(FOLDER, 'callgrind.out');
  const { status, error, stdout, stderr } = spawnSync(
    'valgrind',
    [
      '--tool=callgrind',
      `--callgrind-out-file=${out}`,
      '--collect-atstart=no',
      `--toggle-collect=presend_measured_${what}`,
      DRIVER,
      ...args,
    ],
    // The environment lies on the stack of the program that is measured.
    { encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  if (error) throw new Error(`valgrind cannot be started: ${error.message}`);
  if (status !== 0) throw new Error(`counting ended with ${status}: ${stderr}`);
  const done = JSON.parse(stdout);
  if (done.texts !== texts) throw new Error(`${done.texts} texts were checked, not ${texts}`);
  const total = Number(/^(?:totals|summary): (\d+)/m.exec(readFileSync(out, 'utf8'))?.[1]);
  if (!(total > 0)) throw new Error('nothing was counted');
  return total;
}

/** What the figures depend on beside the project: the compiler, the C library, and what that chooses by the processor. */
export function platform() {
  const compiler = /clang version ([\d.]+)/.exec(read('clang++-19', ['--version']))?.[1];
  const libc = process.report.getReport().header.glibcVersionRuntime;
  const avx2 = /^flags\s*:.*\bavx2\b/m.test(readFileSync('/proc/cpuinfo', 'utf8'));
  return `clang ${compiler}, glibc ${libc}, ${process.arch}${avx2 ? ' with AVX2' : ''}`;
}

function read(program, args) {
  return spawnSync(program, args, { encoding: 'utf8' }).stdout ?? '';
}
