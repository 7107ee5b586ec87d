import {
  createAuthority,
  type AuditRecord,
  type Authority,
  type AuthorityOptions,
} from 'presend/server';

import { PACK, WASM } from '../engine.js';
import { errorWith } from '../errors.js';
import { KINDS, TestServer } from './harness.js';

const BLOCKED = 'write to anna.brandt@gmail.com';

const started: Authority[] = [];
async function start(options: AuthorityOptions = {}): Promise<Authority> {
  const authority = await createAuthority({ wasm: WASM, packs: [PACK], ...options });
  started.push(authority);
  return authority;
}
afterEach(() => {
  for (const authority of started.splice(0)) authority.dispose();
});

test('it decides by the context that the server makes', async () => {
  const authority = await start();
  expect(await authority.decide(BLOCKED)).toMatchObject({
    allowed: false,
    agreed: null,
    stale: null,
    decision: { verdict: 'block' },
  });
  const active = await authority.decide(BLOCKED, { contract: 'active' });
  expect(active).toMatchObject({ allowed: true, decision: { verdict: 'clear' } });
});

test('what it holds itself to, for every caller', async () => {
  const authority = await start({ limits: { textBytes: 10, declared: 1 } });
  expect((await authority.decide('ääääa')).allowed).toBe(true);
  await expect(authority.decide('ääääää')).rejects.toEqual(errorWith('text_too_long'));
  await expect(authority.decide('\ud800\ud800\ud800\ud800')).rejects.toEqual(
    errorWith('text_too_long'),
  );
  await expect(authority.decide(7 as unknown as string)).rejects.toEqual(
    errorWith('invalid_arguments'),
  );
  const claim = { purpose: 'portfolio', kind: 'website', value: null };
  await expect(authority.decide('', { declared: [claim, claim] })).rejects.toEqual(
    errorWith('context_too_large'),
  );
  await expect(authority.decide('', { surface: 'wall' })).rejects.toEqual(
    errorWith('unknown_word'),
  );
});

test('a pack that is refused at the start makes it reject', async () => {
  const packs = [PACK, new Uint8Array([1, 2, 3])];
  await expect(createAuthority({ wasm: WASM, packs })).rejects.toHaveProperty(
    'code',
    expect.stringMatching(/^pack_/),
  );
});

test('a pack that is refused later changes nothing', async () => {
  const authority = await start();
  const { file } = authority;
  const rejection = await authority
    .update(new Uint8Array([1, 2, 3]))
    .catch((error: unknown) => error);
  expect(rejection).toHaveProperty('code', expect.stringMatching(/^pack_/));
  expect(authority.file).toBe(file);
  expect((await authority.decide(BLOCKED)).allowed).toBe(false);
  expect(await authority.update(PACK)).toMatchObject({ digest: file.pack.digest });
  expect((await authority.decide(BLOCKED)).allowed).toBe(false);
});

test('after dispose() nothing is decided', async () => {
  const authority = await start();
  authority.dispose();
  await expect(authority.decide('hello')).rejects.toEqual(errorWith('disposed'));
});

describe('an audit sink', () => {
  test('that takes its time is waited for', async () => {
    const order: string[] = [];
    const authority = await start({
      audit: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push('recorded');
      },
    });
    await authority.decide('hello');
    order.push('answered');
    expect(order).toEqual(['recorded', 'answered']);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('disk full');
      },
    ],
    ['rejects', () => Promise.reject(new Error('disk full'))],
  ])('that %s: no decision without its record', async (_how, audit) => {
    const authority = await start({ audit });
    for (const text of ['hello', BLOCKED]) {
      await expect(authority.decide(text)).rejects.toMatchObject({
        code: 'audit_failed',
        cause: { message: 'disk full' },
      });
    }
  });

  test.each(KINDS)('that fails lets nothing through the %s, which goes on', async (kind) => {
    let works = false;
    const records: AuditRecord[] = [];
    const server = await TestServer.start(kind, {
      authority: {
        packs: [PACK],
        audit: (record) => {
          if (!works) throw new Error('db://user:secret@host');
          records.push(record);
        },
      },
    });
    try {
      for (const text of ['hello', BLOCKED]) {
        const reply = await server.post({ text });
        expect(reply).toMatchObject({ status: 503, body: { code: 'audit_failed' } });
        expect(reply.headers.get('retry-after')).toBe('5');
        expect(JSON.stringify(reply.body)).not.toContain('secret');
      }
      expect(server.delivered).toEqual([]);
      expect(server.errors).toHaveLength(2);
      works = true;
      expect(await server.post({ text: 'hello' })).toMatchObject({ status: 200 });
      expect(records).toMatchObject([{ allowed: true, subject: 'u-17' }]);
    } finally {
      await server.stop();
    }
  });
});
