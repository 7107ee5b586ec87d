// Measures the native command against labelled sets and ordinary sentences, beside a baseline. Run by `npm run eval`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { readArguments, usage } from './arguments.mjs';
import { runBaseline } from './baseline.mjs';
import { measureDescriptions } from './descriptions.mjs';
import { Unusable, readSets } from './labelled.mjs';
import { readNotes } from './notes.mjs';
import { program } from './program.mjs';
import { markdown } from './report/markdown.mjs';
import { picture } from './report/picture.mjs';
import { descriptionsTable, eventLines, setTable, targetTable } from './report/table.mjs';
import { scan } from './scan.mjs';
import { score } from './score.mjs';
import { judge, judgeLanguage } from './targets.mjs';

const root = path.dirname(path.dirname(import.meta.dirname));

program(run);

function run(args) {
  const options = readArguments(args);
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const notes = readNotes(options.notes ?? path.join(import.meta.dirname, 'notes.json'));
  const table = JSON.parse(readFileSync(path.join(import.meta.dirname, 'targets.json'), 'utf8'));
  const targets = [];
  const results = chosen(readSets(options.folder), options.sets).map((set) => {
    const decisions = scan(set.records);
    const ours = score(set.records, decisions);
    const baseline = score(set.records, runBaseline(set.records));
    targets.push(...judge(table, { ...set, decisions }, notes));
    console.log(`${setTable({ name: set.name, ours, baseline }, options.kinds)}\n`);
    if (options.misses) list(ours.events, options.kinds);
    return { ...set, ours, baseline };
  });

  const { descriptions, skipped } = ordinary(options, table.descriptions);
  if (descriptions) {
    targets.push(...descriptions.judged.map((one) => judgeLanguage(table.descriptions, one)));
    console.log(`${descriptionsTable(descriptions)}\n`);
    if (options.misses)
      list(
        descriptions.judged.flatMap(({ events }) => events),
        options.kinds,
      );
  }
  const wanted = targets.filter(
    (row) => options.kinds.length === 0 || isOfKind(row, options.kinds),
  );
  if (wanted.length > 0) console.log(`${targetTable(wanted)}\n`);
  if (skipped) console.log(`Debian's package descriptions were not scanned: ${skipped}\n`);

  const reports = options.out ?? path.join(root, 'build', 'reports', 'eval');
  const title = 'recall-and-alarms.svg';
  mkdirSync(reports, { recursive: true });
  writeFileSync(path.join(reports, title), picture(results, options.kinds));
  const report = { results, targets: wanted, notes, descriptions, skipped, picture: title };
  writeFileSync(
    path.join(reports, 'report.md'),
    markdown({ ...report, limits: table.descriptions, kinds: options.kinds, versions: versions() }),
  );
  const missed = wanted.filter(({ state }) => state === 'not met').length;
  console.log(
    `${wanted.length} targets, ${missed} not met; report: ${path.join(reports, 'report.md')}`,
  );
  return missed === 0 ? 0 : 1;
}

function chosen(sets, names) {
  const known = new Set(['descriptions', ...sets.map(({ name }) => name)]);
  const unknown = names.find((name) => !known.has(name));
  if (unknown)
    throw new Unusable(
      `There is no set "${unknown}": choose among ${[...known].sort().join(', ')}.`,
    );
  return names.length === 0 ? sets : sets.filter(({ name }) => names.includes(name));
}

/** The door says where the descriptions are, or why they are not to be had. */
function ordinary(options, limits) {
  if (!options.descriptions) return { descriptions: null, skipped: 'left out by the arguments.' };
  const folder = process.env.PRESEND_DESCRIPTIONS;
  if (folder) return { descriptions: measureDescriptions(folder, limits), skipped: null };
  const why = process.env.PRESEND_DESCRIPTIONS_MISSING;
  return { descriptions: null, skipped: why || 'start the evaluation with `npm run eval`.' };
}

function list(events, kinds) {
  const wanted = events.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  for (const line of eventLines(wanted)) console.log(`    ${line}`);
  if (wanted.length > 0) console.log('');
}

const isOfKind = ({ what }, kinds) => kinds.some((kind) => what.split(' ').includes(kind));

function versions() {
  const { resolve } = createRequire(import.meta.url);
  const of = (name) => JSON.parse(readFileSync(resolve(`${name}/package.json`), 'utf8')).version;
  const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version;
  return `presend ${own}, linkify-it ${of('linkify-it')}, libphonenumber-js ${of('libphonenumber-js')}`;
}
