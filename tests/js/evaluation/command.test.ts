import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { load, main } from './modules.js';

const { readArguments } = await load('arguments.mjs');
let folder: string;

const labelled = [
  {
    id: 'mine-0',
    text: 'dial 030 23125555',
    labels: [{ start: 5, end: 17, kind: 'phone' }],
    scope: ['phone'],
    context: { regions: ['US', 'DE'] },
  },
  {
    id: 'mine-1',
    text: 'my mail is anna@acme.org',
    labels: [{ start: 11, end: 24, kind: 'email' }],
    scope: ['email', 'url'],
  },
  { id: 'mine-2', text: 'the build is done', labels: [], scope: ['email', 'url'] },
  {
    id: 'mine-3',
    text: 'just a <word> & more',
    labels: [{ start: 0, end: 4, kind: 'phone' }],
    scope: ['phone'],
  },
];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'presend-eval-'));
  const lines = labelled.map((record) => JSON.stringify(record)).join('\n');
  writeFileSync(path.join(folder, 'mine.jsonl'), lines);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: readonly string[]) {
  const env = { PATH: process.env['PATH'], PRESEND_DESCRIPTIONS_MISSING: 'there is no mirror.' };
  return spawnSync(process.execPath, [main, '--out', path.join(folder, 'out'), ...args], {
    encoding: 'utf8',
    env,
  });
}

test('arguments', () => {
  expect(readArguments(['d', '--set', 'a', '--set', 'b', '--kind', 'url', '--misses'])).toEqual({
    help: false,
    folder: 'd',
    sets: ['a', 'b'],
    kinds: ['url'],
    misses: true,
    notes: undefined,
    out: undefined,
    descriptions: false,
  });
  expect(readArguments(['d'])).toMatchObject({ descriptions: true });
  expect(readArguments(['d', '--no-descriptions'])).toMatchObject({ descriptions: false });
  expect(() => readArguments([])).toThrow('Name one folder');
  expect(() => readArguments(['d', '--what'])).toThrow('--what');
});

test('measures a folder, and says what was left out', () => {
  const { status, stdout } = run(folder, '--misses');
  expect(status).toBe(0);
  expect(stdout).toContain('mine: 4 texts; clear 50.0 %, advise 0.0 %, ask 0.0 %, block 50.0 %');
  // Ours, then the baseline's, which looks for numbers of each region.
  expect(stdout).toMatch(/email +1 +100.0 % .*\| +100.0 % +100.0 %/);
  expect(stdout).toMatch(/phone +2 +50.0 % .*\| +50.0 % +100.0 %/);
  expect(stdout).toContain('miss | mine-3 | phone | just a <word> & more');
  expect(stdout).toContain('were not scanned: there is no mirror.');
});

test('the report has every part, names records by id alone, and its picture is well formed', () => {
  run(folder);
  const report = readFileSync(path.join(folder, 'out', 'report.md'), 'utf8');
  for (const heading of ['# Evaluation', '## Targets', '## Sets', '### mine', '## Verdicts'])
    expect(report).toContain(`${heading}\n`);
  expect(report).toContain('- mine, miss phone: 3');
  expect(report).toContain('Not scanned: there is no mirror.');
  for (const { text } of labelled) expect(report).not.toContain(text);
  const picture = readFileSync(path.join(folder, 'out', 'recall-and-alarms.svg'), 'utf8');
  expect(picture).toContain('prefers-color-scheme: dark');
  expect(picture).not.toMatch(/NaN|undefined/);
  expect(picture.match(/<(text|rect|line|svg|style)\b/g)?.length).toBe(
    picture.match(/<\/(text|svg|style)>|\/>/g)?.length,
  );
});

test.each([
  ['a folder that is not there', ['nowhere'], 'cannot be read (ENOENT)'],
  [
    'an unknown set',
    ['--set', 'other'],
    'There is no set "other": choose among descriptions, mine.',
  ],
  ['notes that are not there', ['--notes', 'nowhere.json'], 'cannot be read (ENOENT)'],
])('%s is unusable', (_, args, message) => {
  const { status, stderr } = run(...(args[0] === 'nowhere' ? args : [folder, ...args]));
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});

test('a broken line is named', () => {
  const broken = mkdtempSync(path.join(tmpdir(), 'presend-eval-'));
  writeFileSync(path.join(broken, 'bad.jsonl'), '{"id":"a","text":"b"}\n{"id":"c"}\n');
  const { status, stderr } = run(broken);
  rmSync(broken, { recursive: true });
  expect(status).toBe(2);
  expect(stderr).toContain('bad.jsonl:2: id or text missing.');
});
