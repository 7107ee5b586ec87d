import { readFileSync } from 'node:fs';
import path from 'node:path';

import { JSDOM } from 'jsdom';

import { root } from '../engine.js';
import { load, type Measured } from './modules.js';

const { tablesOf } = await load('side-by-side.mjs');
const { contenders } = await load('contenders.mjs');
const { picture } = await load('picture.mjs');
const { readWasm } = await load('wasm-file.mjs');

const names = contenders.map(({ name }) => name);
const about = (median: number) => ({ median, low: 0.9 * median, high: 1.2 * median, count: 9 });
const each = <T>(of: (index: number) => T): Record<string, T> =>
  Object.fromEntries(names.map((name, index) => [name, of(index)]));

/** Made up: each contender is ten times slower, larger and slower to start than the one before. */
function madeUp(): Measured {
  return {
    names,
    speed: each((n) => ({ micros: about(3 * 10 ** n), megabytes: 100 / 10 ** n, texts: 400 })),
    keystrokes: [0, 20].flatMap((findings) =>
      [1_000, 100_000].map((units) => ({
        units,
        findings,
        micros: each((n) => about(20 * 2 ** n)),
      })),
    ),
    starts: each((n) => about(10 * 2 ** n)),
    memory: each((n) => ({ loaded: 1e6 * 2 ** n, growth: 0, from: 10_000, to: 100_000 })),
    downloads: each((n) => ({ script: 4_000 * 2 ** n, files: 0 })),
    failures: [],
  };
}

/** The same where one could not be bundled and another not even be loaded. */
function withFailures(): Measured {
  const measured = madeUp();
  const without = <T>(table: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(table).filter(([name]) => name !== 'linkifyjs'));
  return {
    names,
    speed: without(measured.speed),
    keystrokes: measured.keystrokes.map((row) => ({ ...row, micros: without(row.micros) })),
    starts: without(measured.starts),
    memory: without(measured.memory),
    downloads: { ...without(measured.downloads), 'redact-pii': undefined },
    failures: [
      { name: 'linkifyjs', what: 'everything', reason: 'it is not installed' },
      { name: 'redact-pii', what: 'download for a page', reason: 'it needs "fs"' },
    ],
  };
}

test('the table has a line for every package that is compared, with the spread', () => {
  const text = tablesOf(madeUp());
  for (const name of ['presend', 'linkify-it', 'twitter-text', 'redact-pii', 'harper.js'])
    expect(text).toMatch(new RegExp(`^\\| ${name}`, 'm'));
  expect(text).toContain('3.00 µs (2.70 µs – 3.60 µs)');
  expect(text).toContain('| 100,000, 20 |');
});

test('what could not be measured is listed with its reason, and leaves no line out', () => {
  const text = tablesOf(withFailures());
  expect(text).toContain('- linkifyjs: everything not measured (it is not installed).');
  expect(text).toContain('- redact-pii: download for a page not measured (it needs "fs").');
  expect(text).toMatch(/^\| linkifyjs .*see below/m);
});

test.each([
  ['whole', madeUp(), 0],
  ['with what could not be measured', withFailures(), 5],
] as const)('the picture is well-formed, all of it inside: %s', (_, measured, missing) => {
  const source = picture(measured, ['a machine & "its" versions']);
  const { window } = new JSDOM(source, { contentType: 'image/svg+xml' });
  const svg = window.document.documentElement;
  expect(svg.localName).toBe('svg');
  const [, , width, height] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const texts = [...svg.querySelectorAll('text')];
  expect(texts.filter(({ textContent }) => textContent === 'not measured')).toHaveLength(missing);
  for (const text of texts) {
    expect(Number(text.getAttribute('x'))).toBeLessThanOrEqual(width ?? 0);
    expect(Number(text.getAttribute('y'))).toBeLessThanOrEqual(height ?? 0);
  }
  expect(source).not.toMatch(/NaN|Infinity|undefined/);
});

test('every byte of the WebAssembly belongs to a section, and every body to a function', () => {
  const file = readFileSync(path.join(root, 'dist', 'presend.wasm'));
  const { sections, code, imports } = readWasm(file);
  // A section has a byte for what it is, and one to five for its length.
  const held = sections.reduce((sum, { bytes }) => sum + bytes.length, 8);
  expect(file.length - held).toBeGreaterThanOrEqual(2 * sections.length);
  expect(file.length - held).toBeLessThanOrEqual(6 * sections.length);
  const module = new WebAssembly.Module(file);
  const functions = WebAssembly.Module.imports(module).filter(({ kind }) => kind === 'function');
  expect(imports).toBe(functions.length);
  const bodies = code.reduce((sum, body) => sum + body.length, 0);
  const section = sections.find(({ name }) => name === 'code')?.bytes.length ?? 0;
  expect(bodies).toBeLessThan(section);
  expect(bodies).toBeGreaterThan(0.98 * section);
});
