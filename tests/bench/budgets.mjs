// The budgets, and what is measured against them.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { brotliSize } from '../../wasm/checks/brotli.mjs';
import { child } from './child.mjs';
import { measureChromium } from './chromium.mjs';
import { longText } from './corpus.mjs';
import { kilobytes, megabytes, micros, millis, spread, table } from './format.mjs';
import { median } from './measure.mjs';
import { compare } from './native.mjs';
import { dist } from './paths.mjs';
import { bodiesOf, loadTest } from './server.mjs';

export const STARTS = 15;

const size = (file) => brotliSize(readFileSync(path.join(dist, file)));

/**
 * @param {{ texts: readonly string[] }} corpus
 * @param {Awaited<ReturnType<typeof import('./side-by-side.mjs').measureAll>>} measured side by side
 * @returns {Promise<{ text: string, chromium: string }>} a table, and the version of Chromium
 */
export async function budgets(corpus, measured, note) {
  const rows = [];
  const row = (what, value, bar = '–', aim = '–') => rows.push([what, value, bar, aim]);

  const [own, linkify, both] = ['presend', 'linkify-it', 'linkify-it + libphonenumber-js'].map(
    (name) => measured.speed[name].micros.median,
  );
  row(
    'whole check',
    `${micros(own)}: ${(own / linkify).toFixed(2)} of linkify-it (${micros(linkify)}), ` +
      `1/${(both / own).toFixed(1)} of linkify-it + libphonenumber-js (${micros(both)})`,
    'linkify-it, and 1/8 of both',
    'half of linkify-it',
  );
  for (const { units, findings, micros: keys } of measured.keystrokes)
    row(
      `keystroke, ${units.toLocaleString('en')} characters, ${findings} findings`,
      spread(keys.presend, micros),
      '100 µs',
      '20 µs',
    );

  note('starts');
  const starts = Array.from({ length: STARTS }, () => child('start.mjs'));
  const ms = (name) => millis(median(starts.map((start) => start[name])));
  row('Node: bytes to first decision', ms('first'), '40 ms', '15 ms');
  row('Node: instantiate and take the pack alone', ms('alone'), '10 ms', '5 ms');
  note('starts in Chromium');
  const chromium = await measureChromium();
  const inChromium = (name) => spread(chromium.starts[name], millis);
  row('Chromium, cold: files to first decision', inChromium('scripted'), '40 ms', '15 ms');
  row('Chromium, cold: the same with the script', inChromium('cold'));
  row('Chromium: instantiate and take the pack alone', inChromium('alone'), '10 ms', '5 ms');
  row('Chromium, worker, cold: files to first decision', inChromium('worker'));
  row('Chromium, one more worker: with the compiled module', inChromium('shared'));

  note('sizes');
  row(
    'brotli 11: wasm + glue',
    kilobytes(size('presend.wasm') + size('presend.mjs')),
    '250 kB',
    '200 kB',
  );
  row('brotli 11: default pack', kilobytes(size('default.pack')), '100 kB', '80 kB');
  for (const file of readdirSync(path.join(dist, 'locales')))
    row(`brotli 11: locales/${file}`, kilobytes(size(`locales/${file}`)), '10 kB', '10 kB');

  note('memory (1,000,000 checks)');
  const memory = child('memory.mjs');
  row('WebAssembly memory after loading', megabytes(memory.loaded), '12 MB', '8 MB');
  row(
    'its growth from 10,000 to 1,000,000 checks',
    megabytes(memory.late - memory.early),
    'none',
    'none',
  );

  note('native');
  const long = await compare(longText(corpus.texts, 64 * 1024));
  row(
    'wasm over native, a 64 kB text',
    `${(long.wasm / long.native).toFixed(2)}x (${millis(long.wasm)}, ${millis(long.native)})`,
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
      `${Math.round(perSecond)}, ${millis(p50)}, ${millis(p99)}`,
    );
  }
  return {
    text: table(['what', 'measured', 'first bar', 'aim'], rows),
    chromium: chromium.version,
  };
}
