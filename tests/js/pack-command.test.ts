import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { PresendError, type PackKey } from 'presend';

import { PackCases } from '../packs/cases.js';
import { withVersion } from '../packs/signing.js';
import { NATIVE, PACK, root, startChecker } from './engine.js';

let folder: string;
const inFolder = (name: string): string => path.join(folder, name);
const pack = readFileSync(fileURLToPath(PACK));

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'presend-'));
  writeFileSync(inFolder('new.pack'), withVersion(pack, '0.2.0'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs `presend pack ...` far from the checkout. */
function run(...words: string[]): { status: number | null; out: string; error: string } {
  const result = spawnSync(NATIVE, ['pack', ...words], { cwd: folder, encoding: 'utf8' });
  return { status: result.status, out: result.stdout, error: result.stderr };
}

/** What the native command says of a file: "taken", or the code of its refusal. */
function native(file: string, keys: readonly PackKey[], now: string): string {
  writeFileSync(inFolder('keys.json'), JSON.stringify(keys));
  const { status, error } = run('verify', '--keys', 'keys.json', '--now', now, file);
  if (status === 0) return 'taken';
  expect(status).toBe(3);
  return /is refused, (\w+):/.exec(error)?.[1] ?? error;
}

/** The same of the package's checker. */
async function javascript(file: string, keys: readonly PackKey[], now: string): Promise<string> {
  try {
    (
      await startChecker({ pack: readFileSync(inFolder(file)), keys, now: new Date(now) })
    ).dispose();
    return 'taken';
  } catch (error) {
    return error instanceof PresendError ? error.code : String(error);
  }
}

test('a pack signed by the command is taken by the command and by the package', async () => {
  expect(run('keygen', 'team-2026', '-o', 'team.key').status).toBe(0);
  expect(statSync(inFolder('team.key')).mode & 0o777).toBe(0o600);
  expect(run('keygen', 'team-2026', '-o', 'team.key').status).toBe(2); // it is there already
  const dates = ['--created', '2026-01-01', '--expires', '2026-12-31'];
  const sign = run('sign', '--key', 'team.key', ...dates, 'new.pack', 'new.signed');
  expect(sign).toMatchObject({ status: 0, error: '' });
  expect(sign.out).toMatch(/signed with team-2026, expires 2026-12-31/);
  const key = JSON.parse(readFileSync(inFolder('team.key.pub'), 'utf8')) as PackKey;
  expect(native('new.signed', [key], '2026-06-01')).toBe('taken');
  expect(await javascript('new.signed', [key], '2026-06-01')).toBe('taken');
  expect(native('new.signed', [key], '2027-01-01')).toBe('pack_expired');
  expect(await javascript('new.signed', [key], '2027-01-01')).toBe('pack_expired');
  expect(run('verify', 'new.signed').error).toMatch(/pack_untrusted/);
  expect(run('verify', 'new.pack').status).toBe(3);
  expect(run('show', 'new.signed').out).toMatch(/"version":"0\.2\.0"/);
});

test('command and package refuse the same, with the same codes', async () => {
  const codes = new Set<string>();
  for (const { name, bytes, keys, now, expected } of new PackCases(pack).starts()) {
    writeFileSync(inFolder('file'), bytes);
    const code = native('file', keys, now);
    expect([name, code]).toEqual([name, expected ?? code]);
    expect([name, await javascript('file', keys, now)]).toEqual([name, code]);
    codes.add(code);
  }
  expect(codes.size).toBeGreaterThan(8);
}, 120_000);

test('a diff of two packs tells what changed, in words and as JSON', () => {
  writeFileSync(inFolder('texts.jsonl'), '{"id":"a","text":"write to john@gmail.com"}\n');
  const rules = path.join(root, 'rules');
  const { status, out } = run('diff', 'new.pack', rules, '--texts', 'texts.jsonl');
  expect(status).toBe(0);
  expect(out).toContain('presend-default 0.2.0  ->  presend-default 0.1.0\n1 change\n');
  expect(out).toContain('version: 0.2.0  ->  0.1.0');
  expect(out).toContain('Texts: 0 of 1 change');
  const json = JSON.parse(run('diff', '--json', rules, 'new.pack').out) as Record<string, unknown>;
  expect(json).toMatchObject({ counts: { heads: { changed: 1 } }, texts: { checked: 0 } });
});

describe('rules of a team of its own', () => {
  const rules = path.join(root, 'rules');
  const text = 'write to john@gmail.com';
  const check = (...words: string[]) => {
    const args = ['check', '--json', '--set', 'locale=de', ...words, '--', text];
    const { status, stdout, stderr } = spawnSync(NATIVE, args, { cwd: folder, encoding: 'utf8' });
    return { status, out: stdout, error: stderr };
  };

  test('are compiled to the same bytes as the default pack, with texts beside it', () => {
    const compiled = run('compile', rules, '-o', 'own.pack');
    expect(compiled).toMatchObject({ status: 0, error: '' });
    expect(compiled.out).toContain(`own.pack: ${pack.length} bytes, and the texts of 9 locales`);
    expect(readFileSync(inFolder('own.pack')).equals(pack)).toBe(true);
    const { status, error } = run('compile', rules);
    expect([status, error]).toEqual([2, expect.stringContaining('needs -o OUT')]);
    expect(run('compile', rules, '-o', 'nowhere/own.pack')).toMatchObject({ status: 2 });
  });

  test('are taken unsigned only when asked for, and explain in the languages beside them', () => {
    expect(run('compile', rules, '-o', 'own.pack').status).toBe(0);
    const usual = check();
    expect(usual.out).toContain('Das ist eine E-Mail-Adresse.');
    expect(check('--pack', 'own.pack', '--unsigned')).toEqual(usual);
    // Another pack than the one inside has no texts inside.
    writeFileSync(inFolder('own.pack'), withVersion(pack, '0.3.0'));
    const own = check('--pack', 'own.pack', '--unsigned');
    expect(own.out).toContain('Das ist eine E-Mail-Adresse.');
    rmSync(inFolder('own.de.texts'));
    expect(check('--pack', 'own.pack', '--unsigned').out).toContain('This is an email address.');
    expect(check('--pack', 'own.pack')).toMatchObject({ status: 3, out: '' });
    expect(check('--pack', 'nowhere.pack', '--unsigned')).toMatchObject({ status: 3, out: '' });
  });

  test('are taken signed with a key that is given, on a day when it counts', () => {
    expect(run('keygen', 'own-2026', '-o', 'own.key').status).toBe(0);
    const dates = ['--created', '2026-01-01', '--expires', '2026-12-31'];
    expect(run('sign', '--key', 'own.key', ...dates, 'new.pack', 'own.signed').status).toBe(0);
    const given = ['--pack', 'own.signed', '--keys', 'own.key.pub'];
    expect(check(...given, '--now', '2026-06-01')).toMatchObject({ status: 0, error: '' });
    expect(check(...given, '--now', '2027-06-01')).toMatchObject({ status: 3, out: '' });
    expect(check(...given, '--now', 'today')).toMatchObject({ status: 2, out: '' });
    expect(check('--pack', 'own.signed', '--keys', 'nowhere')).toMatchObject({ status: 2 });
  });

  test('pass their own examples and lint', () => {
    const { status, out } = run('test', rules);
    expect([status, out]).toEqual([
      0,
      expect.stringMatching(/^\d{4,} examples passed, 0 failed\n$/),
    ]);
    expect(run('lint', rules)).toMatchObject({ status: 0, out: 'no problems\n' });
  });

  test('that fail an example are told with it', () => {
    cpSync(rules, inFolder('rules'), { recursive: true });
    const email = path.join('rules', 'detectors', 'email.yaml');
    const lines = readFileSync(inFolder(email), 'utf8');
    const wrong = '      - {text: "no address here", finds: "no address here"}\n    no_match:';
    writeFileSync(inFolder(email), lines.replace('    no_match:', wrong));
    for (const [action, what] of [
      ['test', '1 examples failed'],
      ['lint', '1 problems'],
    ] as const) {
      const { status, out, error } = run(action, 'rules');
      expect([status, error]).toEqual([2, expect.stringContaining(what)]);
      expect(out).toMatch(/detectors\/email\.yaml.*no address here/);
    }
  });
});

test('a wrong command line says what is missing', () => {
  for (const words of [
    [],
    ['sing'],
    ['sign', 'new.pack', 'out'],
    ['sign', '--key', 'nowhere', 'new.pack', 'out'],
    ['verify'],
    ['verify', '--now', 'today', 'new.pack'],
    ['verify', '--keys', 'new.pack', 'new.pack'],
    ['diff', 'new.pack'],
    ['keygen', 'With Space', '-o', 'x'],
    ['compile', 'nowhere', '-o', 'x'],
    ['lint', '--texts', 'x', 'rules'],
  ])
    expect([words, run(...words).status]).toEqual([words, 2]);
});
