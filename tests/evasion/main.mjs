// Hides what the conformance cases find, as people hide it from filters, and counts how much is still found.
// A suite of `npm test`; `node tests/evasion/main.mjs --help` says how a run is repeated or looked into.
import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { Unusable } from '../eval/labelled.mjs';
import { program } from '../eval/program.mjs';
import { scan as scanOnce } from '../eval/scan.mjs';
import { pairs, singles } from './attempts.mjs';
import { details } from './details.mjs';
import { disguises } from './disguises/index.mjs';
import { edited } from './ordinary.mjs';
import { markdown } from './report.mjs';
import { passes, share, tally, tallyEdits, targets, total } from './tally.mjs';

const usage = `Usage: node tests/evasion/main.mjs [options]

  --long           many more attempts, with a new seed (also when PRESEND_LONG is set)
  --seed N         the seed to repeat a run with
  --misses N       list N misses of each disguise, family and edit in the report
  --only TEXT      disguises whose name contains TEXT alone, and pairs with one; judges nothing in all
  --update         record what is below target as the floors to keep
  --help

Prints the figures in all and what failed, and writes build/reports/evasion.md. Exit codes: 0 all is at its target or floor,
1 something is not, 2 unusable arguments or no native command.`;

// How many details each disguise and each pair is tried on.
const sizes = { short: { single: 60, pair: 3 }, long: { single: 300, pair: 15 } };
const recordedSeed = 1;
// The answers to a long run do not fit into one string.
const batch = 20_000;
const floorFile = path.join(import.meta.dirname, 'floors.json');
const reports = path.join(import.meta.dirname, '../../build/reports');

program(run);

function run(args) {
  const options = read(args);
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const long = options.long ?? Boolean(process.env.PRESEND_LONG);
  const seed = options.seed ?? (long ? randomInt(2 ** 31) : recordedSeed);
  const size = long ? sizes.long : sizes.short;
  console.log(`Evasion: seed ${seed}${long ? ', long' : ''}`);

  const all = details(scan);
  const chosen = ({ name }) => !options.only || name.includes(options.only);
  const result = { seed, long, misses: options.misses };
  const one = singles(all, { seed, most: size.single }).filter(chosen);
  result.singles = tally(one, scan(one), ({ name }) => name);
  const two = pairs(all, { seed, most: size.pair }).filter(chosen);
  const answers = scan(two);
  result.pairs = tally(two, answers, ({ name }) => name);
  result.families = tally(two, answers, familiesOf);
  const harmless = edited(seed);
  result.edits = tallyEdits(harmless, scan(harmless));
  result.totals = [
    total(result.singles, 'one disguise'),
    total(result.pairs, 'two disguises'),
    total(result.edits, 'harmless edits'),
  ];
  if (options.update) update(result);
  const failed = judgeAll(result, seed === recordedSeed && !long);
  if (!options.only) failed.push(...idle(result.singles));
  return write(result, failed, options);
}

function scan(texts) {
  const answers = [];
  for (let i = 0; i < texts.length; i += batch)
    answers.push(...scanOnce(texts.slice(i, i + batch)));
  return answers;
}

function read(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        long: { type: 'boolean' },
        seed: { type: 'string' },
        misses: { type: 'string' },
        only: { type: 'string' },
        update: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    throw new Unusable(`${error.message}\n\n${usage}`);
  }
  const number = (name) => {
    if (values[name] === undefined) return undefined;
    if (!/^\d{1,10}$/.test(values[name]))
      throw new Unusable(`--${name} wants a whole number.\n\n${usage}`);
    return Number(values[name]);
  };
  return { ...values, seed: number('seed'), misses: number('misses') };
}

function familiesOf({ put }) {
  return put
    .map(({ family }) => family)
    .sort()
    .join(' + ');
}

/** Sets `floor` and `passed` of every row that is judged. Returns the names of those that fail. */
function judgeAll(result, recorded) {
  const floors = JSON.parse(fs.readFileSync(floorFile, 'utf8'));
  const failed = [];
  const judgeRows = (rows, target, known = {}) => {
    for (const row of rows) {
      row.floor = known[row.name];
      row.passed = passes(row, target, row.floor, recorded);
      if (!row.passed) failed.push(row.name);
    }
  };
  judgeRows(result.singles, targets.singles, floors.singles);
  judgeRows(result.families, targets.pairs, floors.pairs);
  judgeRows(result.edits, targets.edits);
  Object.values(targets).forEach((target, i) =>
    judgeRows([result.totals[i]], target, floors.totals),
  );
  return failed;
}

/** Disguises that fit no detail at all: their table has a fault, or the cases have nothing for them. */
function idle(rows) {
  const tried = new Set(rows.map(({ name }) => name));
  return disguises.filter(({ id }) => !tried.has(id)).map(({ id }) => `${id}: fits nothing`);
}

function update({ singles: one, families, totals }) {
  const below = (rows, target) =>
    Object.fromEntries(
      rows
        .filter((row) => share(row) < target)
        .map((row) => [row.name, Math.floor(share(row) * 1000) / 1000])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  const floors = {
    about:
      'What is below its target today, as a share of what was tried; it must not get worse. Made by `node tests/evasion/main.mjs --update`.',
    totals: Object.assign(...Object.values(targets).map((target, i) => below([totals[i]], target))),
    singles: below(one, targets.singles),
    pairs: below(families, targets.pairs),
  };
  fs.writeFileSync(floorFile, `${JSON.stringify(floors, null, 2)}\n`);
}

function write(result, failed, options) {
  const judged = [...result.singles, ...result.families, ...result.edits, ...result.totals];
  fs.mkdirSync(reports, { recursive: true });
  fs.writeFileSync(path.join(reports, 'evasion.md'), `${markdown(result)}\n`);
  fs.writeFileSync(
    path.join(reports, 'evasion.json'),
    JSON.stringify({ passed: judged.length - failed.length, failed: failed.length }),
  );
  for (const row of result.totals)
    console.log(`${row.name}: ${(100 * share(row)).toFixed(2)} % of ${row.tried}`);
  for (const name of failed) console.log(`below its target or floor: ${name}`);
  if (failed.length > 0)
    console.log(
      `Repeat with --seed ${result.seed}${result.long ? ' --long' : ''} --misses 5; see build/reports/evasion.md.`,
    );
  return failed.length > 0 && !options.update ? 1 : 0;
}
