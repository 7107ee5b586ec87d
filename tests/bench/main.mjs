// Prints the budgets and what is measured against them, this package beside others, and what pack and WebAssembly are made
// of: Markdown on stdout, the same with a picture in build/bench. What other machines do differs; ratios taken in one run
// differ little.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { STARTS, budgets } from './budgets.mjs';
import { versionOf } from './contenders.mjs';
import { readCorpus } from './corpus.mjs';
import { table } from './format.mjs';
import { dist, reports } from './paths.mjs';
import { picture } from './picture.mjs';
import { sectionsOf } from './sections.mjs';
import * as sideBySide from './side-by-side.mjs';
import { TURNS } from './speed.mjs';
import { TURNS as KEY_TURNS } from './keystrokes.mjs';
import { wasmParts } from './wasm-parts.mjs';

const began = performance.now();
const note = (what) => {
  console.error(`${Math.round((performance.now() - began) / 1000)} s  ${what}`);
};

const corpus = readCorpus();
const measured = await sideBySide.measureAll(corpus, note);
const { text: budgetTable, chromium } = await budgets(corpus, measured, note);

note('sections');
const pack = sectionsOf(readFileSync(path.join(dist, 'default.pack')));
const wasm = wasmParts();

const machine = `${os.cpus()[0]?.model.trim() ?? 'unknown processor'}, ${os.availableParallelism()} cores, ${os.type()} ${os.release()}`;
const versions = `presend ${versionOf('presend')}, Node ${process.versions.node}, Chromium ${chromium}`;
const load = `load of the machine over the last 15 minutes: ${os.loadavg()[2].toFixed(1)}`;
const turns =
  `medians of ${TURNS} interleaved turns (${KEY_TURNS} for keys), of ${STARTS} fresh processes for our starts and ` +
  `${sideBySide.STARTS} for those side by side`;
const number = (value) => value.toLocaleString('en');

const report = `# Benchmark

${versions};
${machine}; ${load};
${corpus.name}; ${turns}.

## Budgets

${budgetTable}

## Beside others

![The same as a picture](report.svg)

${sideBySide.tablesOf(measured)}

## What the WebAssembly is made of

Brotli 11 of each part alone; together they compress better.

${table(
  ['library or folder', 'code, bytes', 'functions', 'code, brotli', 'data, bytes'],
  wasm.parts.map(({ name, code, functions, brotli, data }) => [
    name,
    ...[code, functions, brotli, data].map(number),
  ]),
)}

${table(
  ['section of the WebAssembly', 'bytes', 'brotli'],
  wasm.sections.map(({ name, bytes, brotli }) => [name, number(bytes), number(brotli)]),
)}

## What the pack is made of

${table(
  ['section of the pack', 'bytes', 'brotli'],
  pack.map(({ name, bytes, brotli }) => [name, number(bytes), number(brotli)]),
)}
`;
mkdirSync(reports, { recursive: true });
writeFileSync(path.join(reports, 'report.md'), report);
writeFileSync(
  path.join(reports, 'report.svg'),
  picture(measured, [`${versions}; ${machine}; ${load}`, `${corpus.name}; ${turns}`]),
);
writeFileSync(path.join(reports, 'report.json'), JSON.stringify(measured));
console.log(report);
note(`written to ${path.relative(process.cwd(), reports)}/report.md and report.svg`);
