// Prints the budgets and what is measured against them, as a Markdown table. What other machines do differs; ratios
// taken in one run differ little.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

import { findPhoneNumbersInText } from 'libphonenumber-js';
import { LinkifyIt } from 'linkify-it';

import { brotliSize } from '../../wasm/checks/brotli.mjs';
import { longText, readCorpus } from './corpus.mjs';
import { interleave, median } from './measure.mjs';
import { compare } from './native.mjs';
import { dist, root } from './paths.mjs';
import { sectionsOf } from './sections.mjs';
import { bodiesOf, loadTest } from './server.mjs';

const { createChecker } = await import('presend');
const STARTS = 15;
const TURNS = 25;

const corpus = readCorpus();
const rows = [];
const row = (what, measured, bar, aim) => rows.push(`| ${what} | ${measured} | ${bar} | ${aim} |`);
const note = (text) => console.error(text);

note('checks');
const checker = await createChecker();
const linkify = new LinkifyIt();
const context = { surface: 'job_post', regions: ['US'] };
const speed = interleave(
  {
    presend: (text) => checker.check(text, context),
    linkify: (text) => linkify.match(text),
    both: (text) => [linkify.match(text), findPhoneNumbersInText(text, 'US')],
  },
  corpus.texts,
  TURNS,
);
checker.dispose();
const us = (value) => `${value.toFixed(2)} µs`;
row(
  'whole check',
  `${us(speed.presend)}: ${(speed.presend / speed.linkify).toFixed(2)} of linkify-it (${us(speed.linkify)}), ` +
    `1/${(speed.both / speed.presend).toFixed(1)} of linkify-it + libphonenumber-js (${us(speed.both)})`,
  'linkify-it, and 1/8 of both',
  'half of linkify-it',
);

note('starts');
const starts = Array.from({ length: STARTS }, () => child('start.mjs'));
const ms = (name) => `${median(starts.map((start) => start[name])).toFixed(1)} ms`;
row('bytes to first decision', ms('first'), '40 ms', '15 ms');
row('instantiate and take the pack alone', ms('alone'), '10 ms', '5 ms');

note('sizes');
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const wasm = brotli('presend.wasm') + brotli('presend.mjs');
row('brotli 11: wasm + glue', kB(wasm), '250 kB', '200 kB');
row('brotli 11: default pack', kB(brotli('default.pack')), '100 kB', '80 kB');
for (const file of readdirSync(path.join(dist, 'locales')))
  row(`brotli 11: locales/${file}`, kB(brotli(`locales/${file}`)), '10 kB', '10 kB');
const sections = sectionsOf(readFileSync(path.join(dist, 'default.pack'))).map(
  ({ name, bytes, brotli: size }) => `| ${name} | ${bytes} | ${size} |`,
);

note('memory (1,000,000 checks)');
const memory = child('memory.mjs');
const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
row('heap after loading', mb(memory.loaded), '12 MB', '8 MB');
row('heap growth from 10,000 to 1,000,000 checks', mb(memory.late - memory.early), 'none', 'none');

note('native');
const long = await compare(longText(corpus.texts, 64 * 1024));
row(
  'wasm over native, a 64 kB text',
  `${(long.wasm / long.native).toFixed(2)}x (${long.wasm.toFixed(2)} ms, ${long.native.toFixed(2)} ms)`,
  '1.8x',
  '1.4x',
);

note('server (loopback)');
const bodies = await bodiesOf(corpus.texts);
for (const [kind, name] of [
  ['fastify', 'Fastify'],
  ['handler', 'handler under node:http'],
]) {
  const { perSecond, p50, p99 } = await loadTest(kind, bodies);
  row(
    `server, ${name}: decisions a second a core, p50, p99`,
    `${Math.round(perSecond)}, ${p50.toFixed(2)} ms, ${p99.toFixed(2)} ms`,
    '–',
    '–',
  );
}

const version = (name) =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`${name}/package.json`), 'utf8'))
    .version;
const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version;
console.log(`| what | measured | first bar | aim |
|--|--|--|--|
${rows.join('\n')}

| section of the pack | bytes | brotli 11 |
|--|--|--|
${sections.join('\n')}

presend ${own}, linkify-it ${version('linkify-it')}, libphonenumber-js ${version('libphonenumber-js')}, Node ${process.versions.node};
${os.cpus()[0]?.model.trim() ?? 'unknown processor'}, ${os.availableParallelism()} cores, ${os.type()} ${os.release()};
${corpus.name}; medians of ${TURNS} interleaved turns, of ${STARTS} fresh processes for starts.`);

function child(script) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(import.meta.dirname, script)],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
  return JSON.parse(stdout);
}

function brotli(file) {
  return brotliSize(readFileSync(path.join(dist, file)));
}
