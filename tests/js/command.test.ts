import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { native, packaged, type Settings } from './commands.js';
import { COMMAND, NATIVE, root } from './engine.js';

const TEXT = 'write to john [at] gmail dot com';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'presend-'));
  const files = {
    'context.json': '{"surface":"proposal","recipient":{"role":"client","plan":"basic"}}',
    'unknown-key.json': '{"surfaces":"message"}',
    'unknown-word.json': '{"surface":"wall"}',
    'wrong-type.json': '{"regions":"US"}',
    'twice.json': '{"surface":"message","surface":"proposal"}',
    'broken.json': '{"surface":',
    'list.json': '[]',
    'empty.json': '',
    'mark.json': '\ufeff{"surface":"proposal"}',
    'latin.json': Buffer.from([0x7b, 0x22, 0xe4, 0x22, 0x3a, 0x31, 0x7d]),
    'deep.json': '{"allow":'.padEnd(50, '[').padEnd(91, ']') + '}',
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), content);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Row = readonly [
  name: string,
  args: readonly string[],
  code: number,
  settings?: Omit<Settings, 'cwd'>,
];

const LINES = [
  '{"id":1,"text":"write to john [at] gmail dot com"}',
  '{"id":"a","text":"hello","other":[1,{"x":null}]}',
  '{"text":"number +1 415 555 2671","context":{"contract":"active"}}',
  '{"text":"john@gmail.com","context":{"recipient":{"plan":"enterprise","role":"client"}}}',
  '{"text":"torn \\ud83d john@gmail.com"}',
  '{"text":"😀 john@gmail.com"}',
  '{"id":9007199254740993,"text":"x"}',
  '{"id":1.5,"text":"x"}',
  '{"id":-2.50e3,"text":"x"}',
  '{"id":1e400,"text":"x"}',
  '{"id":18446744073709551615,"text":"x"}',
  '{"id":null,"text":"x"}',
  '{"text":7}',
  '{"id":3}',
  '[]',
  'not json',
  '{"text":"x","context":{"surface":"wall"}}',
  '{"text":"x","context":{"surfaces":"wall"}}',
  '{"text":"x","text":"y"}',
  '   {"text":"spaces"}   ',
];
const INPUT = `${LINES.join('\n')}\n`;
const BYTES = Buffer.concat([
  Buffer.from('{"id":1,"text":"'),
  Buffer.from([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80]),
  Buffer.from(' john@gmail.com"}\n{"text":"after"}\n'),
]);

const rows: readonly Row[] = [
  ['no command', [], 2],
  ['an unknown command', ['guess'], 2],
  ['an unknown option', ['check', '--colour', TEXT], 2],
  ['an option without its value', ['check', '--context'], 2],
  ['a setting without a value', ['check', '--set', 'surface', TEXT], 2],
  ['a setting without a name', ['check', '--set', '=x', TEXT], 2],
  ['an unknown unit', ['check', '--offsets', 'utf32', TEXT], 2],
  ['two texts', ['check', 'one', 'two'], 2],
  ['a text for scan', ['scan', 'one'], 2],
  ['json for scan', ['scan', '--json'], 2],
  ['the version', ['--version'], 0],

  ['a message', ['check', TEXT], 0],
  ['a plain message', ['check', 'Hello, how are you?'], 0],
  ['an empty message', ['check', ''], 0],
  ['a message of several lines', ['check', `Hello,\n${TEXT}\n\nand +1 415 555 2671 😀`], 0],
  ['a message from standard input', ['check'], 0, { input: `${TEXT}\n` }],
  ['a message from standard input, by its sign', ['check', '-'], 0, { input: TEXT }],
  ['nothing on standard input', ['check', '-'], 0],
  ['bytes that are not UTF-8', ['check', '-'], 0, { input: Buffer.from([0xff, 0x20, 0x61, 0xc3]) }],
  ['a message that looks like an option', ['check', '--', '--all'], 0],
  ['a message, redacted', ['redact', TEXT], 0],
  ['a plain message, redacted', ['redact', 'Hello'], 0],
  ['a message from standard input, redacted', ['redact'], 0, { input: `\ufeff${TEXT}\n 😀\n` }],
  ['bytes that are not UTF-8, redacted', ['redact', '-'], 0, { input: BYTES }],
  ['a message under a context, redacted', ['redact', '--set', 'contract=active', TEXT], 0],
  ['a wrong context, for redact', ['redact', '--context', 'unknown-word.json', TEXT], 2],
  ['json for redact', ['redact', '--json', TEXT], 2],
  ['what is clear for redact', ['redact', '--all', TEXT], 2],
  ['a unit for redact', ['redact', '--offsets', 'utf8', TEXT], 2],
  ['a unit for redact, without its value', ['redact', '--offsets'], 2],
  ['a message, explained', ['explain', TEXT], 0],
  ['a plain message, explained', ['explain', 'version 10.15.7.2048 of main.rs'], 0],
  [
    'a claim and what is lifted, explained',
    [
      'explain',
      '--set',
      'policy=upwork-current',
      '--set',
      'recipient.plan=enterprise',
      '--set',
      'declared=[{"purpose":"portfolio","kind":"email","value":"john@gmail.com"}]',
      `${TEXT} or www.acme-studio.com, +44 20 7946 0018 \u001b[31m`,
    ],
    0,
  ],
  ['what is clear, explained', ['explain', '--set', 'contract=active', TEXT], 0],
  [
    'another marketplace, explained',
    ['explain', '--set', 'policy=example_stays', '--set', 'view=recipient', TEXT],
    0,
  ],
  ['as JSON', ['check', '--json', TEXT], 0],
  ['as JSON, in bytes', ['check', '--json', '--offsets', 'utf8', `😀 ${TEXT}`], 0],
  ['as JSON, in units', ['check', '--json', '--offsets', 'utf16', `😀 ${TEXT}`], 0],
  ['as JSON, explained', ['explain', '--json', TEXT], 0],
  [
    'as JSON, with what is clear',
    ['check', '--json', '--all', '--set', 'contract=active', TEXT],
    0,
  ],
  ['with what is clear', ['check', '--all', '--set', 'contract=active', TEXT], 0],
  ['without colour', ['check', TEXT], 0, { env: { NO_COLOR: '1' } }],

  ['a context', ['check', '--context', 'context.json', 'https://www.behance.net/ana'], 0],
  [
    'a context and a setting',
    ['check', '--context', 'context.json', '--set', 'recipient.plan=enterprise', TEXT],
    0,
  ],
  ['a setting that is JSON', ['check', '--json', '--set', 'regions=["US"]', '(415) 555-2671'], 0],
  [
    'a setting within a party',
    [
      'check',
      '--json',
      '--set',
      'recipient.plan=enterprise',
      '--set',
      'recipient.role=client',
      TEXT,
    ],
    0,
  ],
  [
    'a claim',
    [
      'check',
      '--json',
      '--set',
      'declared=[{"purpose":"system_access","kind":"email","value":"john@gmail.com"}]',
      TEXT,
    ],
    0,
  ],
  ['a setting of an unknown key', ['check', '--set', 'surfaces=x', TEXT], 2],
  ['a setting of an unknown word', ['check', '--set', 'surface=wall', TEXT], 2],
  ['a setting of the wrong type', ['check', '--set', 'surface=7', TEXT], 2],
  ['a setting within a word', ['check', '--set', 'surface.x=7', TEXT], 2],
  ['a context with an unknown key', ['check', '--context', 'unknown-key.json', TEXT], 2],
  ['a context with an unknown word', ['check', '--context', 'unknown-word.json', TEXT], 2],
  ['a context of the wrong type', ['check', '--context', 'wrong-type.json', TEXT], 2],
  ['a context with a key twice', ['check', '--context', 'twice.json', TEXT], 2],
  ['a context that is no JSON', ['check', '--context', 'broken.json', TEXT], 2],
  [
    'a context that is no JSON, and a setting',
    ['check', '--context', 'broken.json', '--set', 'surface=message', TEXT],
    2,
  ],
  ['a context that is a list', ['check', '--context', 'list.json', TEXT], 2],
  ['an empty context', ['check', '--context', 'empty.json', TEXT], 2],
  ['a context with a byte order mark', ['check', '--context', 'mark.json', TEXT], 0],
  ['a context that is not UTF-8', ['check', '--context', 'latin.json', TEXT], 2],
  ['a context that is nested deeply', ['check', '--context', 'deep.json', TEXT], 2],
  [
    'a context with a key twice, and a setting',
    ['check', '--context', 'twice.json', '--set', 'view=sender', TEXT],
    2,
  ],
  [
    'a context with a mark, and a setting',
    ['check', '--context', 'mark.json', '--set', 'view=sender', TEXT],
    0,
  ],
  [
    'a context that is not UTF-8, and a setting',
    ['check', '--context', 'latin.json', '--set', 'view=sender', TEXT],
    2,
  ],
  [
    'a context that is nested deeply, and a setting',
    ['check', '--context', 'deep.json', '--set', 'view=sender', TEXT],
    2,
  ],
  [
    'a context that is a list, and a setting',
    ['check', '--context', 'list.json', '--set', 'view=sender', TEXT],
    2,
  ],
  ['a setting of null', ['check', '--set', 'surface=null', TEXT], 2],
  ['a setting of several levels, empty ones too', ['check', '--set', 'sender..x=1', TEXT], 2],
  ['a context that is not there', ['check', '--context', 'nowhere.json', TEXT], 2],
  ['a context that is not there, for scan', ['scan', '--context', 'nowhere.json'], 2],
  ['a wrong context, for scan', ['scan', '--context', 'unknown-word.json'], 2, { input: INPUT }],

  ['lines', ['scan'], 0, { input: INPUT }],
  ['lines without a last line feed', ['scan'], 0, { input: LINES.join('\n') }],
  ['lines with carriage returns', ['scan'], 0, { input: LINES.join('\r\n') }],
  ['lines with empty ones among them', ['scan'], 0, { input: `\n${LINES[0]}\n\n${LINES[1]}\n\n` }],
  ['lines, with what is clear', ['scan', '--all'], 0, { input: INPUT }],
  ['lines, in bytes', ['scan', '--offsets', 'utf8'], 0, { input: INPUT }],
  ['lines under a context', ['scan', '--context', 'context.json'], 0, { input: INPUT }],
  ['lines under a setting', ['scan', '--set', 'contract=active', '--all'], 0, { input: INPUT }],
  ['lines that are not UTF-8', ['scan'], 0, { input: BYTES }],
  ['no lines', ['scan'], 0],
  [
    'a long line',
    ['scan'],
    0,
    { input: `${JSON.stringify({ text: `${'word '.repeat(200_000)}${TEXT}` })}\n` },
  ],
  [
    'a line that is too long, and one after it',
    ['scan'],
    0,
    { input: `${'x'.repeat(4 * 16 * 1024 * 1024 + 100_000)}\n${LINES[0]}\n` },
  ],
];

test.each(rows.map(([name, args, code, settings = {}]) => ({ name, args, code, settings })))(
  '$name: both commands answer the same',
  ({ args, code, settings }) => {
    const expected = native(args, { ...settings, cwd: folder });
    const found = packaged(args, { ...settings, cwd: folder });
    expect(found).toEqual(expected);
    expect(found.code).toBe(code);
  },
);

test('the example of the README', () => {
  const input = '{"id":1,"text":"write to john [at] gmail dot com"}\n';
  const { stdout } = packaged(['scan'], { input });
  expect(native(['scan'], { input }).stdout).toBe(stdout);
  const { id, decision } = JSON.parse(stdout) as {
    id: number;
    decision: { verdict: string; findings: { start: number; end: number }[] };
  };
  expect([id, decision.verdict]).toEqual([1, 'block']);
  expect(decision.findings).toMatchObject([{ start: 9, end: 32, value: 'john@gmail.com' }]);
});

test('help names every command and option of the package', () => {
  const { code, stdout } = packaged(['--help']);
  expect(code).toBe(0);
  for (const word of [
    'check',
    'scan',
    'explain',
    'redact',
    '--context',
    '--set',
    '--json',
    '--all',
    '--offsets',
  ]) {
    expect(stdout).toContain(word);
  }
  expect(packaged(['check', '--help'])).toEqual(packaged(['--help']));
});

test('help of the native command begins with the same and adds what it alone has', () => {
  const { stdout: shared } = packaged(['--help']);
  for (const words of [['--help'], ['explain', '--help']]) {
    const { code, stdout } = native(words);
    expect(code).toBe(0);
    expect(stdout.slice(0, shared.length)).toBe(shared);
    for (const word of ['--pack', '--unsigned', '--threads', 'pack lint', 'pack compile'])
      expect(stdout.slice(shared.length)).toContain(word);
  }
  expect(shared).not.toMatch(/--pack|--unsigned|--threads/);
});

test('pack names the table that is missing and the option that points to it', () => {
  const rules = path.join(root, 'rules');
  const { code, stderr } = native(['pack', 'lint', rules, '--top-level-domains', 'no/such.json']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/top-level domains is missing \(no\/such\.json\).*--top-level-domains/);
});

test('any number of threads gives the same lines in the same order', () => {
  // Long and short ones, bad ones, some with a context of their own; more than many reads bring.
  const input = Array.from({ length: 20_000 }, (_, i) => {
    if (i % 7 === 0) return LINES[(i / 7) % LINES.length];
    const text = `${i} ${'word '.repeat(i % 97 === 0 ? 20_000 : i % 13)}a${i}@firma.de`;
    return JSON.stringify(
      i % 5 === 0 ? { text, context: { surface: i % 10 ? 'proposal' : 'wall' } } : { id: i, text },
    );
  }).join('\n');
  const one = native(['scan', '--threads', '1'], { input });
  expect(one.stdout.split('\n')).toHaveLength(20_001);
  expect(one).toMatchObject({ code: 0, stderr: '' });
  for (const words of [[], ['--threads', '2'], ['--threads', '7']]) {
    const more = native(['scan', ...words], { input });
    expect([more.code, more.stderr, more.stdout === one.stdout]).toEqual([0, '', true]);
  }
});

test.each(['0', '257', '-1', '2x', ''])('scan --threads %j is refused', (count) => {
  const { code, stderr } = native(['scan', '--threads', count]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('--threads is a number')]);
});

test('each line is answered when it comes', async () => {
  const scan = spawn(NATIVE, ['scan']);
  for (const id of ['a', 'b']) {
    scan.stdin.write(`{"id":"${id}","text":"hello"}\n`);
    const [answer] = (await once(scan.stdout, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(new RegExp(`^\\{"id":"${id}",.*\n$`));
  }
  scan.stdin.end();
  expect(await once(scan, 'close')).toEqual([0, null]);
});

test('lines that cannot be read, and answers that cannot be written', () => {
  const run = (script: string) => spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  const read = run(`"${NATIVE}" scan < /`);
  expect([read.status, read.stderr]).toEqual([2, expect.stringContaining('cannot read')]);
  const write = run(`yes '{"text":"x"}' | "${NATIVE}" scan > /dev/full`);
  expect([write.status, write.stderr]).toEqual([2, expect.stringContaining('cannot write')]);
});

test.each([
  ['packaged', `"${process.execPath}" "${COMMAND}"`],
  ['native', `"${NATIVE}"`],
])('a reader that stops early is no error: %s', (_name, command) => {
  const input = `${LINES[0]}\n`.repeat(20_000);
  const script = `${command} scan | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { input, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0');
});
