// Makes what fuzzing begins from, in the build folder: inputs from the conformance cases in each target's form, and a
// dictionary of the words in rules/. Run by tools/fuzz.mjs: node tests/fuzz/seeds.mjs FOLDER MOST
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import yaml from 'js-yaml';

const project = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const [folder, most] = [process.argv[2], Number(process.argv[3])];
if (!folder || !(most > 0)) throw new Error('Usage: node tests/fuzz/seeds.mjs FOLDER MOST');

const LONGEST_TEXT = 400; // bytes; longer ones are slow to vary
const LONGEST_PIECE = 62; // bytes that `growth` repeats
const MOST_WORDS = 6000;

/** Evenly picked, so that something of every file is there. */
function some(list, count) {
  const step = Math.max(1, list.length / count);
  return Array.from({ length: Math.min(count, list.length) }, (_, i) => list[Math.floor(i * step)]);
}

function cases() {
  const place = path.join(project, 'tests/conformance');
  return fs
    .readdirSync(place)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => fs.readFileSync(path.join(place, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line));
}

const distinct = (texts) => [...new Set(texts)];
const bytes = (...numbers) => Buffer.from(numbers);

const all = cases();
const texts = distinct(all.map((one) => one.text)).filter(
  (text) => text && Buffer.byteLength(text) <= LONGEST_TEXT,
);
const contexts = distinct(all.map((one) => JSON.stringify(one.context ?? {})));
const lines = distinct(
  all.map(({ text, context }, id) => JSON.stringify(context ? { text, context } : { id, text })),
).filter((line) => Buffer.byteLength(line) <= 2 * LONGEST_TEXT);

/** What the native command decides about some texts, for whoever reads decisions. */
function decisions(chosen) {
  const { stdout, status } = spawnSync(path.join(project, 'build/native/presend'), ['scan'], {
    input: chosen.map((text) => JSON.stringify({ text })).join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error('build/native/presend scan failed');
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.stringify(JSON.parse(line).decision));
}

function signedHeads() {
  const pack = Buffer.from('not a pack');
  const sha256 = crypto.createHash('sha256').update(pack).digest('hex');
  return ['team-a', 'test-b', 'nobody'].map((key) =>
    Buffer.concat([
      Buffer.from(
        `presend signed pack 1\nid presend-default\nversion 0.2.0\ncreated 2026-01-01\nexpires 2099-01-01\n` +
          `engine 0.1.0\nkey ${key}\nsize ${pack.length}\nsha256 ${sha256}\n\n`,
      ),
      Buffer.alloc(64, 7),
      pack,
    ]),
  );
}

const inContexts = (text, i) => Buffer.concat([bytes(i % 8), Buffer.from(text)]);
const chosen = some(texts, most);
const seeds = {
  check_utf8: chosen.map(inContexts),
  check_utf16: chosen.map((text, i) => Buffer.concat([bytes(i % 8), Buffer.from(text, 'utf16le')])),
  redact: chosen.map(inContexts),
  locality: chosen.map((text, i) =>
    Buffer.concat([bytes(i % 8, 128), Buffer.from(text + texts[(i * 7) % texts.length])]),
  ),
  growth: some(
    texts.filter((text) => Buffer.byteLength(text) <= LONGEST_PIECE),
    most / 40, // each is checked at some twelve kilobytes
  ).map((text, i) => Buffer.concat([bytes(i % 8, 1), Buffer.from(text.replace(/\d{4}/g, '#'))])),
  context_json: some(contexts, most).map((text) => Buffer.from(text)),
  scan_line: some(lines, most).map((text, i) => Buffer.concat([bytes(i % 4), Buffer.from(text)])),
  json: some(lines, most).map((text) => Buffer.from(text)),
  c_interface: (() => {
    const few = some(texts, most / 4);
    const decided = decisions(few);
    const end = bytes(0xff);
    return few.map((text, i) =>
      Buffer.concat([
        bytes(i % 64),
        Buffer.from(text),
        end,
        Buffer.from(contexts[i % contexts.length]),
        end,
        Buffer.from(decided[i]),
      ]),
    );
  })(),
  // FuzzedDataProvider takes numbers from the end: four pieces, edits among them.
  draft: chosen.map((text, i) =>
    Buffer.concat([
      Buffer.from(`${text}\\x${texts[(i * 7) % texts.length]}\\x`),
      bytes(i % 251, 40, i % 7, 90, 3, i % 200, 4, 1, i % 256, i % 8),
    ]),
  ),
  plain_view: chosen.map((text) => Buffer.from(text)),
  text_offsets: chosen.map((text, i) => Buffer.concat([bytes(i % 16, i % 32), Buffer.from(text)])),
  signed_pack: [
    ...signedHeads(),
    fs.readFileSync(path.join(project, 'build/native/default.de.texts')),
  ],
};

for (const [target, inputs] of Object.entries(seeds)) {
  const place = path.join(folder, 'seeds', target);
  fs.rmSync(place, { recursive: true, force: true });
  fs.mkdirSync(place, { recursive: true });
  inputs.forEach((input, i) => fs.writeFileSync(path.join(place, String(i)), input));
}

/** Every short text in the rules. */
function* words(value) {
  if (typeof value === 'string') yield* value.split(/\s*[|,;]\s*/);
  else if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) yield key;
      yield* words(inner);
    }
}

const found = new Set();
for (const part of ['lexicons', 'links', 'apps.yaml', 'folds.yaml', 'addresses', 'policies']) {
  const place = path.join(project, 'rules', part);
  const files = fs.statSync(place).isDirectory()
    ? fs.readdirSync(place).map((name) => path.join(place, name))
    : [place];
  for (const file of files)
    for (const word of words(yaml.safeLoad(fs.readFileSync(file, 'utf8'))))
      if (word.length > 1 && Buffer.byteLength(word) <= 32) found.add(word);
}
const marks = [
  '@',
  '://',
  'http://',
  '.com',
  '\\u',
  '%40',
  '&#64;',
  '\u200b',
  '\u0301',
  '\ufe0f',
  '{"',
  '":',
];
const entries = distinct([...marks, ...some([...found], MOST_WORDS)]).map((word) => {
  const hex = [...Buffer.from(word)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`);
  return `"${hex.join('')}"`;
});
fs.writeFileSync(path.join(folder, 'dictionary.txt'), `${entries.join('\n')}\n`);
process.stderr.write(
  `${Object.entries(seeds)
    .map(([name, inputs]) => `${name} ${inputs.length}`)
    .join(', ')}; ${entries.length} words\n`,
);
