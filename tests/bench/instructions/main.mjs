// Counts the instructions of the native core and holds them against record.json, which knows them for some compilers and C
// libraries. `--record` writes those of this machine there.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { countInstructions, platform } from './count.mjs';
import { judge } from './judge.mjs';

const RECORD = path.join(import.meta.dirname, 'record.json');

const records = existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')) : {};
const key = platform();
const figures = countInstructions();
const { failed, record, lines } = judge(figures, records[key]);
console.error(key);
for (const line of lines) console.error(`  ${line}`);
if (process.argv.includes('--record')) {
  const whole = Object.entries(figures).map(([name, { count, digest }]) => [
    name,
    { count: Math.round(count), digest },
  ]);
  records[key] = Object.fromEntries(whole);
  const sorted = Object.fromEntries(Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(RECORD, `${JSON.stringify(sorted, null, 2)}\n`);
  console.error(`Recorded in ${path.relative(process.cwd(), RECORD)}.`);
} else if (failed || record) {
  console.error(
    `${failed ? 'If the rise is meant, record it' : 'To record these figures'}: node tests/bench/instructions/main.mjs --record`,
  );
  if (!records[key])
    console.error('This compiler and C library are not on record: nothing is judged.');
  process.exitCode = failed ? 1 : 0;
}
