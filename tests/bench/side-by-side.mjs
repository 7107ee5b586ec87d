// This package beside others. What cannot be measured of one of them is told with its reason, and the rest goes on.
import { child } from './child.mjs';
import { contenders, versionOf } from './contenders.mjs';
import { downloadOf } from './download.mjs';
import { kilobytes, megabytes, micros, millis, spread, table } from './format.mjs';
import { measureKeystrokes } from './keystrokes.mjs';
import { spreadOf } from './measure.mjs';
import { measureSpeed } from './speed.mjs';

export const STARTS = 9;

/** @param {{ texts: readonly string[] }} corpus */
export async function measureAll(corpus, note) {
  const failures = [];
  const attempt = async (name, what, work) => {
    try {
      return await work();
    } catch (error) {
      const [reason] = String(error instanceof Error ? error.message : error).split('\n');
      failures.push({ name, what, reason });
      return undefined;
    }
  };

  const checks = new Map();
  for (const { name, start } of contenders) {
    const check = await attempt(name, 'everything but its download', async () => {
      const one = await start();
      for (const text of corpus.texts.slice(0, 4)) await one(text);
      return one;
    });
    if (check) checks.set(name, check);
  }
  if (!checks.has('presend')) throw new Error(failures[0].reason);
  note(`checks: ${[...checks.keys()].join(', ')}`);
  const speed = await measureSpeed(checks, corpus.texts);

  const { createChecker } = await import('presend');
  const checker = await createChecker();
  const others = new Map([...checks].filter(([name]) => name !== 'presend'));
  const keystrokes = await measureKeystrokes(checker, others, corpus.texts, note, attempt);
  checker.dispose();

  const starts = {};
  for (let turn = 0; turn < STARTS; turn++)
    for (const name of checks.keys()) {
      note(`start ${turn + 1}: ${name}`);
      const start = await attempt(name, 'start', () => child('start-of.mjs', { args: [name] }));
      if (start) (starts[name] ??= []).push(start.first);
    }
  const memory = {};
  for (const name of checks.keys()) {
    note(`memory: ${name}`);
    const options = { args: [name], node: ['--expose-gc'] };
    memory[name] = await attempt(name, 'memory', () => child('memory-of.mjs', options));
  }
  const downloads = {};
  for (const contender of contenders) {
    const { name } = contender;
    note(`download: ${name}`);
    downloads[name] = await attempt(name, 'download for a page', () => downloadOf(contender));
  }
  return {
    names: contenders.map(({ name }) => name),
    speed,
    keystrokes,
    starts: Object.fromEntries(
      Object.entries(starts).map(([name, values]) => [name, spreadOf(values)]),
    ),
    memory,
    downloads,
    failures,
  };
}

/** One table with a line a contender, one of keystrokes, and what could not be measured. */
export function tablesOf({ names, speed, keystrokes, starts, memory, downloads, failures }) {
  const none = 'see below';
  const rows = contenders.map(({ name, packages, does }) => [
    packages.map((one) => `${one} ${versionOf(one) ?? '(not installed)'}`).join(' + '),
    does,
    speed[name] ? spread(speed[name].micros, micros) : none,
    speed[name] ? speed[name].megabytes.toPrecision(3) : none,
    starts[name] ? spread(starts[name], millis) : none,
    downloads[name] ? kilobytes(downloads[name].script + downloads[name].files) : none,
    memory[name] ? megabytes(memory[name].loaded) : none,
    memory[name]
      ? `${(memory[name].growth / 1e6).toFixed(2)} MB (${memory[name].from.toLocaleString('en')} to ${memory[name].to.toLocaleString('en')})`
      : none,
  ]);
  const keys = keystrokes.map(({ units, findings, micros: measured }) => [
    `${units.toLocaleString('en')}, ${findings}`,
    ...names.map((name) => (measured[name] ? spread(measured[name], micros) : none)),
  ]);
  const slow = Object.entries(speed).filter(([, { texts }]) => texts < speed.presend.texts);
  const notes = [
    ...slow.map(([name, { texts }]) => `${name}: ${texts} of the texts, since it is slow.`),
    ...failures.map(({ name, what, reason }) => `${name}: ${what} not measured (${reason}).`),
  ];
  return `${table(
    [
      'package',
      'does',
      'a message: median (quartiles)',
      'MB/s',
      'start: import to first answer',
      'download, brotli 11',
      'memory held after loading',
      'its growth, from so many checks to so many',
    ],
    rows,
  )}

One key, by the text's length in characters and the findings in it. presend: the edit found in the field's text, and
\`draft.replace\`; all others: a check of the whole text, since they offer no other.

${table(['length, findings', ...names], keys)}
${notes.map((note) => `\n- ${note}`).join('')}`;
}
