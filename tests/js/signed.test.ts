import { readFile } from 'node:fs/promises';

import type { Checker, CheckerOptions } from 'presend';

import { PACK, startChecker } from './engine.js';
import { errorWith } from './errors.js';
import { makeSigner, signed, withVersion, type Head } from './signing.js';

const NOW = new Date('2026-06-01T12:00:00Z');
const TEXT = 'write to john@gmail.com';
const signer = makeSigner('team-2026');
let pack: Buffer<ArrayBuffer>;

beforeAll(async () => {
  pack = await readFile(PACK);
});

/** The shipped pack's rules as version `version`, signed. */
function release(version: string, head: Head = {}, by = signer): Buffer<ArrayBuffer> {
  return signed(withVersion(pack, version), by, { version, ...head });
}

function start(options: CheckerOptions = {}): Promise<Checker> {
  return startChecker({ keys: [signer.key], now: NOW, ...options });
}

describe('a start with keys', () => {
  test('takes a signed pack, and says who signed it', async () => {
    const checker = await start({ pack: release('0.2.0') });
    expect(checker.pack).toMatchObject({
      version: '0.2.0',
      signature: { key: 'team-2026', created: '2026-01-01', expires: '2026-12-31' },
    });
    expect(checker.check(TEXT)).toMatchObject({ verdict: 'block', pack: { version: '0.2.0' } });
    checker.dispose();
  });

  test('takes the pack of the build without a signature, and with one', async () => {
    const plain = await start();
    const wrapped = await start({ pack: signed(pack, signer) });
    expect(plain.pack.signature).toBeNull();
    expect(wrapped.pack.digest).toBe(plain.pack.digest);
    plain.dispose();
    wrapped.dispose();
  });

  test('takes no signed pack of another id, unless that is the one asked for', async () => {
    await expect(start({ pack: release('0.2.0'), id: 'stays' })).rejects.toThrow(
      errorWith('pack_other_id'),
    );
    const checker = await start({ pack: release('0.2.0'), id: 'presend-default' });
    checker.dispose();
  });

  test('takes none that is older than that of the build', async () => {
    await expect(start({ pack: release('0.0.9') })).rejects.toThrow(errorWith('pack_downgraded'));
  });
});

describe('a start without keys', () => {
  test('takes no signed pack', async () => {
    await expect(startChecker({ pack: release('0.2.0'), now: NOW })).rejects.toThrow(
      errorWith('pack_untrusted'),
    );
    await expect(start({ pack: release('0.2.0'), keys: [] })).rejects.toThrow(
      errorWith('pack_untrusted'),
    );
  });
});

test.each<readonly [string, unknown]>([
  ['no list', {}],
  ['an id with a space', [{ ...signer.key, id: 'a b' }]],
  ['a key that is too short', [{ ...signer.key, publicKey: 'AAAA' }]],
  ['a key that is no base64', [{ ...signer.key, publicKey: '*' }]],
  ['a day that is none', [{ ...signer.key, notAfter: '2026-02-30' }]],
])('keys that are %s are refused', async (_name, keys) => {
  await expect(start({ keys: keys as [] })).rejects.toThrow(errorWith('invalid_arguments'));
});

describe('an update', () => {
  let checker: Checker;
  const update = (source: Buffer<ArrayBuffer>, now = NOW): Promise<unknown> =>
    checker.update(source, { now });

  beforeEach(async () => {
    checker = await start();
  });
  afterEach(() => {
    checker.dispose();
  });

  test('takes the place of the pack held; contexts go on under the new one', async () => {
    const context = { surface: 'proposal' };
    const before = checker.check(TEXT, context);
    expect(checker.check('Hello.', context).pack.version).toBe('0.1.0');
    const info = await checker.update(release('0.2.0'), { now: NOW });
    expect(info).toBe(checker.pack);
    expect(info.version).toBe('0.2.0');
    const after = checker.check(TEXT, context);
    expect(after.findings).toEqual(before.findings);
    expect(after.pack).toMatchObject({ version: '0.2.0', digest: info.digest });
    expect(checker.check('Hello.', context).pack.version).toBe('0.2.0');
    expect(before.pack.version).toBe('0.1.0');
  });

  const refusals: readonly (readonly [string, () => Buffer<ArrayBuffer>, string])[] = [
    ['unsigned', () => withVersion(pack, '0.2.0'), 'pack_unsigned'],
    [
      'signed with a key not given',
      () => release('0.2.0', {}, makeSigner('other')),
      'pack_wrong_key',
    ],
    [
      'signed by another under the same name',
      () => release('0.2.0', {}, makeSigner('team-2026')),
      'pack_altered',
    ],
    [
      'signed with a test key',
      () => release('0.2.0', {}, makeSigner('test-2026')),
      'pack_test_key',
    ],
    ['altered in its rules', () => flipped(release('0.2.0'), -1000), 'pack_altered'],
    [
      'altered in its head',
      () => flipped(release('0.2.0'), 'expires 2026-1'.length + 70),
      'pack_altered',
    ],
    ['altered in its signature', () => flipped(release('0.2.0'), -pack.length - 5), 'pack_altered'],
    ['followed by more', () => Buffer.concat([release('0.2.0'), Buffer.of(0)]), 'pack_altered'],
    ['other than its head says', () => signed(pack, signer, { version: '0.2.0' }), 'pack_altered'],
    ['cut in the rules', () => release('0.2.0').subarray(0, -1), 'pack_truncated'],
    ['cut in the head', () => release('0.2.0').subarray(0, 60), 'pack_truncated'],
    [
      'too large by its head',
      () => release('0.2.0', { size: 16 * 1024 * 1024 + 1 }),
      'pack_too_large',
    ],
    ['too large', () => Buffer.alloc(18 * 1024 * 1024), 'pack_too_large'],
    ['for a newer engine', () => release('0.2.0', { engine: '9.0.0' }), 'pack_unsupported'],
    ['older', () => release('0.0.9'), 'pack_downgraded'],
    ['expired', () => release('0.2.0', { expires: '2026-05-31' }), 'pack_expired'],
    [
      'of another id',
      () =>
        signed(withId(withVersion(pack, '0.2.0')), signer, {
          id: 'presend-another',
          version: '0.2.0',
        }),
      'pack_other_id',
    ],
    ['malformed in its head', () => release('0.2.0', { created: 'today' }), 'pack_damaged'],
    [
      'no pack in a valid envelope',
      () => signed(Buffer.alloc(200), signer, { version: '0.2.0' }),
      'pack_damaged',
    ],
  ];

  test.each(refusals)(
    'that is %s is refused, and the pack held stays',
    async (_name, make, code) => {
      await checker.update(release('0.1.5'), { now: NOW });
      const before = checker.check(TEXT);
      await expect(update(make())).rejects.toThrow(errorWith(code));
      expect(checker.check(TEXT)).toEqual(before);
      expect(checker.pack.version).toBe('0.1.5');
      await update(release('0.2.0'));
      expect(checker.pack.version).toBe('0.2.0');
    },
  );

  test('of the same version is refused, unless it is the very same', async () => {
    await update(release('0.2.0'));
    await update(release('0.2.0', { expires: '2027-12-31' }));
    expect(checker.pack.signature?.expires).toBe('2027-12-31');
    const other = withVersion(pack, '0.2.0');
    other[other.indexOf('WhatsApp')] = 'w'.charCodeAt(0);
    await expect(update(signed(other, signer, { version: '0.2.0' }))).rejects.toThrow(
      errorWith('pack_downgraded'),
    );
  });

  test('is taken on its last day', async () => {
    await update(release('0.2.0'), new Date('2026-12-31T23:59:59Z'));
    expect(checker.pack.version).toBe('0.2.0');
  });

  test('back to the pack of the build is refused', async () => {
    await update(release('0.2.0'));
    await expect(update(pack)).rejects.toThrow(errorWith('pack_downgraded'));
  });

  test('whose bytes its owner changes meanwhile is the one that was verified, or none', async () => {
    const bytes = release('0.2.0');
    const running = update(bytes);
    for (let i = 0; i < 20; i++) {
      bytes.fill(i, 1000);
      await Promise.resolve();
    }
    await running.catch(() => undefined);
    expect(['0.1.0', '0.2.0']).toContain(checker.pack.version);
    expect(checker.check(TEXT).verdict).toBe('block');
  });

  test('that cannot be read leaves the pack held', async () => {
    const nowhere = new URL('./nowhere.pack', import.meta.url);
    await expect(checker.update(nowhere)).rejects.toThrow(errorWith('pack_unavailable'));
    await expect(checker.update(new Response('', { status: 500 }))).rejects.toThrow(
      errorWith('pack_unavailable'),
    );
    expect(checker.check(TEXT).verdict).toBe('block');
  });

  test('of a checker that is disposed of meanwhile says so', async () => {
    const running = update(release('0.2.0'));
    checker.dispose();
    await expect(running).rejects.toThrow(errorWith('disposed'));
  });

  test('at the same time as others: one after the other, each judged by what is held then', async () => {
    const results = await Promise.allSettled(
      ['0.3.0', '0.2.0', '0.4.0'].map((version) => update(release(version))),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(checker.pack.version).toBe('0.4.0');
  });

  test('where the host knows no Ed25519 is refused with a code of its own', async () => {
    const { subtle } = globalThis.crypto;
    const unknown = new DOMException('Unrecognized name.', 'NotSupportedError');
    subtle.importKey = () => Promise.reject(unknown);
    try {
      await expect(update(release('0.2.0'))).rejects.toThrow(errorWith('pack_unverifiable'));
    } finally {
      Reflect.deleteProperty(subtle, 'importKey');
    }
    await update(release('0.2.0'));
  });
});

test('never more than two packs are held: many updates take no more memory than the first', async () => {
  const memories: WebAssembly.Memory[] = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (async (...args: Parameters<typeof instantiate>) => {
    const instance = (await instantiate(...args)) as unknown as WebAssembly.Instance;
    const memory = Object.values(instance.exports).find(
      (item) => item instanceof WebAssembly.Memory,
    );
    if (memory) memories.push(memory as WebAssembly.Memory);
    return instance;
  }) as typeof instantiate;
  const checker = await start().finally(() => {
    WebAssembly.instantiate = instantiate;
  });
  const sizes: number[] = [];
  for (let i = 1; i < 10; i++) {
    await checker.update(release(`0.${i}.9`), { now: NOW });
    checker.check(TEXT, { surface: 'proposal' });
    sizes.push(memories[0]?.buffer.byteLength ?? 0);
  }
  checker.dispose();
  expect(sizes[0]).toBeGreaterThan(0);
  expect(sizes.at(-1)).toBe(sizes[1]);
});

describe('the change of a key', () => {
  const old = makeSigner('team-2025', { notAfter: '2026-06-30' });
  const next = makeSigner('team-2027', { notBefore: '2026-06-01' });

  test.each([
    ['before both overlap, by the old one', '2026-05-31', old, true],
    ['before both overlap, by the new one', '2026-05-31', next, false],
    ['while both count, by the old one', '2026-06-15', old, true],
    ['while both count, by the new one', '2026-06-15', next, true],
    ['on the last day of the old one, by it', '2026-06-30', old, true],
    ['afterwards, by the old one', '2026-07-01', old, false],
    ['afterwards, by the new one', '2026-07-01', next, true],
  ] as const)('%s', async (_name, day, by, taken) => {
    const options = {
      keys: [old.key, next.key],
      now: new Date(day),
      pack: release('0.2.0', {}, by),
    };
    if (taken) (await start(options)).dispose();
    else await expect(start(options)).rejects.toThrow(errorWith('pack_wrong_key'));
  });
});

/** The file with one bit changed, counted from the end where `at` is negative. */
function flipped(file: Buffer<ArrayBuffer>, at: number): Buffer<ArrayBuffer> {
  const index = at < 0 ? file.length + at : at;
  file[index] = (file[index] ?? 0) ^ 1;
  return file;
}

function withId(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  bytes.write('presend-another', bytes.lastIndexOf('presend-default'));
  return bytes;
}
