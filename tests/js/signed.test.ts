import { readFileSync } from 'node:fs';

import type { Checker, CheckerOptions } from 'presend';

import { PackCases, TODAY } from '../packs/cases.js';
import { signed, withVersion } from '../packs/signing.js';
import { PACK, startChecker } from './engine.js';
import { errorWith } from './errors.js';

const NOW = new Date(`${TODAY}T12:00:00Z`);
const TEXT = 'write to john@gmail.com';
const pack = readFileSync(PACK);
const cases = new PackCases(pack);
const { signer } = cases;
const release = cases.release.bind(cases);

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

  test.each(cases.updates().map((one) => [one.name, one] as const))(
    'that is %s is refused, and the pack held stays',
    async (_name, { make, code }) => {
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
