import { readFileSync } from 'node:fs';

import { stampOf } from 'presend';
import { createAuthority, type Authority, type Ruling } from 'presend/server';

import { PACK, startChecker, WASM } from '../engine.js';
import { errorWith } from '../errors.js';
import { makeSigner, signed, withVersion, type Head } from '../../packs/signing.js';
import { KINDS, TestServer } from './harness.js';

const NOW = new Date('2026-06-01T12:00:00Z');
const BLOCKED = 'write to anna.brandt@gmail.com';
const signer = makeSigner('team-2026');
const keys = [signer.key];
const pack = readFileSync(PACK);

const release = (version: string, head: Head = {}, by = signer): Buffer<ArrayBuffer> =>
  signed(withVersion(pack, version), by, { version, ...head });

function ofAnotherId(): Buffer<ArrayBuffer> {
  const other = withVersion(pack, '0.2.0');
  other.write('presend-another', other.indexOf('presend-default'));
  return signed(other, signer, { id: 'presend-another', version: '0.2.0' });
}

const OPTIONS = { wasm: WASM, packs: [PACK], keys, now: () => NOW };

describe('an authority', () => {
  let authority: Authority;
  beforeEach(async () => {
    authority = await createAuthority(OPTIONS);
  });
  afterEach(() => {
    authority.dispose();
  });

  test('decides by a newer pack from the update on, and serves its file as it came', async () => {
    const file = release('0.2.0');
    const { digest: shipped } = authority.pack;
    const name = await authority.update(file);
    expect(name).toMatchObject({ id: 'presend-default', version: '0.2.0' });
    const { decision } = await authority.decide(BLOCKED);
    expect(decision).toMatchObject({ verdict: 'block', pack: name });
    expect(Buffer.from(authority.file.bytes).equals(file)).toBe(true);
    expect(authority.file.pack).toEqual(name);
    // The file's digest is of all of it, the pack's of what decides.
    expect(authority.file.digest).not.toBe(name.digest);
    expect(authority.findFile(shipped.replace(':', '-'))?.pack.version).toBe('0.1.0');
    await authority.update(release('0.3.0'));
    expect(authority.findFile(shipped.replace(':', '-'))).toBeUndefined();
  });

  test('starts with the last of several packs', async () => {
    const one = await createAuthority({
      ...OPTIONS,
      packs: [PACK, release('0.2.0'), release('0.3.0')],
    });
    expect(one.pack.version).toBe('0.3.0');
    one.dispose();
    const other = await createAuthority({ ...OPTIONS, packs: [release('0.2.0')] });
    expect(other.pack.version).toBe('0.2.0');
    other.dispose();
    const packs = [PACK, release('0.3.0'), release('0.2.0')];
    await expect(createAuthority({ ...OPTIONS, packs })).rejects.toEqual(
      errorWith('pack_downgraded'),
    );
  });

  const altered = release('0.2.0');
  altered[altered.length - 1000] = (altered[altered.length - 1000] ?? 0) ^ 1;
  const refusals: readonly (readonly [code: string, pack: Buffer<ArrayBuffer>])[] = [
    ['pack_unsigned', withVersion(pack, '0.2.0')],
    ['pack_wrong_key', release('0.2.0', {}, makeSigner('other'))],
    ['pack_test_key', release('0.2.0', {}, makeSigner('test-2026'))],
    ['pack_altered', release('0.2.0', {}, makeSigner('team-2026'))],
    ['pack_altered', altered],
    ['pack_truncated', release('0.2.0').subarray(0, -1)],
    ['pack_expired', release('0.2.0', { expires: '2026-05-31' })],
    ['pack_downgraded', release('0.0.9')],
    ['pack_other_id', ofAnotherId()],
    ['pack_unsupported', release('0.2.0', { engine: '99.0.0' })],
    ['pack_too_large', Buffer.alloc(18 * 1024 * 1024)],
  ];
  test.each(refusals)('keeps the last good pack when one is refused: %s', async (code, bytes) => {
    await authority.update(release('0.1.5'));
    const { file } = authority;
    await expect(authority.update(bytes)).rejects.toEqual(errorWith(code));
    expect(authority.file).toBe(file);
    expect(await authority.decide(BLOCKED)).toMatchObject({
      allowed: false,
      decision: { pack: { version: '0.1.5' } },
    });
    expect(await authority.update(release('0.2.0'))).toMatchObject({ version: '0.2.0' });
  });

  test('judges keys and expiry by its own clock', async () => {
    let now = NOW;
    const one = await createAuthority({ ...OPTIONS, now: () => now });
    now = new Date('2027-01-01T00:00:00Z');
    await expect(one.update(release('0.2.0'))).rejects.toEqual(errorWith('pack_expired'));
    now = NOW;
    await one.update(release('0.2.0'));
    one.dispose();
  });

  test('of updates at once the newest stays', async () => {
    const updates = [release('0.3.0'), release('0.2.0')].map((file) => authority.update(file));
    const [first, second] = await Promise.allSettled(updates);
    expect(first).toMatchObject({ status: 'fulfilled', value: { version: '0.3.0' } });
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'pack_downgraded' } });
    expect(authority.pack.version).toBe('0.3.0');
  });

  test('every decision during an update is wholly by one pack, and names what to fetch', async () => {
    const client = stampOf((await authority.decide(BLOCKED)).decision);
    const rulings: Ruling[] = [];
    let updating = true;
    const update = authority.update(release('0.2.0')).finally(() => {
      updating = false;
    });
    for (let turns = 0; updating; turns++) {
      rulings.push(await authority.decide(BLOCKED, {}, client));
      if (turns % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await update;
    rulings.push(await authority.decide(BLOCKED, {}, client));
    for (const { allowed, decision, stale, refresh } of rulings) {
      expect(allowed).toBe(false);
      expect(stale).toBe(decision.pack.version === '0.2.0');
      if (stale) {
        expect(refresh?.pack?.digest).toBe(decision.pack.digest);
        expect([`packs/${authority.file.name}`, 'packs/current']).toContain(refresh?.pack?.url);
      }
    }
    expect(new Set(rulings.map(({ decision }) => decision.pack.version)).size).toBe(2);
  });

  test('what it serves is its own, whatever happens to the bytes it was given', async () => {
    const bytes = release('0.2.0');
    await authority.update(bytes);
    bytes.fill(0);
    expect(Buffer.from(authority.file.bytes).equals(release('0.2.0'))).toBe(true);
  });
});

describe.each(KINDS)('a client of the %s whose pack is stale', (kind) => {
  test('is refused what is blocked, fetches what it is told to, and agrees', async () => {
    const checker = await startChecker({ keys, now: NOW });
    const server = await TestServer.start(kind, { authority: OPTIONS, base: '/api' });
    try {
      await server.authority.update(release('0.2.0'));
      const stale = await server.post({ text: BLOCKED, client: stampOf(checker.check(BLOCKED)) });
      expect(stale).toMatchObject({
        status: 422,
        body: { agreed: true, stale: true, refresh: { pack: { version: '0.2.0' }, engine: null } },
      });
      const { url = '', digest } = stale.body.refresh?.pack ?? {};
      const response = await fetch(new URL(url, new URL('decisions', server.url)));
      expect(response.headers.get('cache-control')).toContain('immutable');
      const held = await checker.update(response, { now: NOW });
      expect(held.digest).toBe(digest);
      const fresh = await server.post({ text: BLOCKED, client: stampOf(checker.check(BLOCKED)) });
      expect(fresh).toMatchObject({
        status: 422,
        body: { agreed: true, stale: false, refresh: null },
      });
      expect(server.delivered).toEqual([]);
      expect(server.records.map(({ packVersion }) => packVersion)).toEqual(['0.2.0', '0.2.0']);
    } finally {
      await server.stop();
      checker.dispose();
    }
  });

  test('finds its pack’s address changed, and the one before still there', async () => {
    const server = await TestServer.start(kind, { authority: OPTIONS });
    try {
      const before = await server.ask('GET', 'packs/current');
      const etag = before.headers.get('etag') ?? '';
      await server.authority.update(release('0.2.0'));
      const after = await server.ask('GET', 'packs/current', {
        headers: { 'if-none-match': etag },
      });
      expect(after.status).toBe(200);
      expect(after.headers.get('etag')).not.toBe(etag);
      const old = await server.ask('GET', `packs/${before.headers.get('content-location')}`);
      expect(old.headers.get('etag')).toBe(etag);
    } finally {
      await server.stop();
    }
  });
});
