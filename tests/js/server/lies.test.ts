import { readFileSync } from 'node:fs';

import { stampOf, type Checker, type ClientStamp } from 'presend';

import { startChecker, WASM } from '../engine.js';
import { KINDS, TestServer, type Reply } from './harness.js';

const BLOCKED = 'Thanks! My address is anna.brandt@gmail.com if that is easier';
const PLAIN = 'Thanks! I can start on Monday';
const EMAIL = { kind: 'email', value: 'anna.brandt@gmail.com' };

let checker: Checker;
/** What an honest client says of the plain text. */
let plainStamp: ClientStamp;

beforeAll(async () => {
  checker = await startChecker();
  plainStamp = stampOf(checker.check(PLAIN));
});
afterAll(() => {
  checker.dispose();
});

describe.each(KINDS)('a client that lies to the %s', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await TestServer.start(kind);
  });
  afterEach(async () => {
    await server.stop();
  });

  function expectRefused(reply: Reply): void {
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({
      code: 'message_refused',
      allowed: false,
      decision: { verdict: 'block' },
    });
    expect(server.delivered).toEqual([]);
    expect(server.records.at(-1)).toMatchObject({ allowed: false, verdict: 'block' });
  }

  test('an honest one: the message is delivered, and both agree', async () => {
    const { status, body } = await server.post({ text: PLAIN, client: plainStamp });
    expect(status).toBe(200);
    expect(body).toMatchObject({ allowed: true, agreed: true, stale: false, refresh: null });
    expect(body.delivered).toEqual({ id: 1 });
    expect(server.delivered).toEqual([PLAIN]);
  });

  test('no check at all', async () => {
    const reply = await server.post({ text: BLOCKED });
    expectRefused(reply);
    expect(reply.body).toMatchObject({ agreed: null, stale: null, refresh: null });
  });

  test('an altered engine, whose decisions say clear', async () => {
    const wasm = readFileSync(WASM);
    for (let at = wasm.indexOf('block'); at >= 0; at = wasm.indexOf('block', at + 1))
      wasm.write('clear', at);
    const altered = await startChecker({ wasm: new Uint8Array(wasm) });
    const decision = altered.check(BLOCKED);
    altered.dispose();
    expect(decision.verdict).toBe('clear');
    const reply = await server.post({ text: BLOCKED, client: stampOf(decision) });
    expectRefused(reply);
    expect(reply.body).toMatchObject({ agreed: false, stale: false });
    expect(reply.body.differs).toEqual(['verdict', 'findings']);
  });

  test('an altered verdict', async () => {
    const client: ClientStamp = { ...stampOf(checker.check(BLOCKED)), verdict: 'clear' };
    const reply = await server.post({ text: BLOCKED, client });
    expectRefused(reply);
    expect(reply.body).toMatchObject({ agreed: false, differs: ['verdict'] });
  });

  test('a forged stamp: of an innocent text, and of no check ever made', async () => {
    const reply = await server.post({ text: BLOCKED, client: plainStamp });
    expectRefused(reply);
    expect(reply.body).toMatchObject({ agreed: false, differs: ['verdict', 'findings'] });
    const invented: ClientStamp = {
      policy: 'upwork-before-2020-06-26',
      pack: `sha256:${'0'.repeat(64)}`,
      engine: '99.0.0',
      verdict: 'clear',
      findings: 'fnv1a64:0000000000000000',
    };
    expectRefused(await server.post({ text: BLOCKED, client: invented }));
    expectRefused(await server.post({ text: BLOCKED, client: stampOf(checker.check(BLOCKED)) }));
  });

  test('a stale pack: it is told what to fetch, and refused all the same', async () => {
    const client: ClientStamp = { ...plainStamp, pack: `sha256:${'1'.repeat(64)}` };
    const reply = await server.post({ text: BLOCKED, client });
    expectRefused(reply);
    const { pack } = server.authority;
    expect(reply.body).toMatchObject({
      stale: true,
      refresh: { pack: { id: pack.id, version: pack.version, digest: pack.digest }, engine: null },
    });
    const url = new URL(reply.body.refresh?.pack?.url ?? '', new URL('decisions', server.url));
    const fetched = await startChecker({ pack: url });
    expect(fetched.pack.digest).toBe(pack.digest);
    fetched.dispose();
  });

  test('a purpose that cannot be claimed', async () => {
    const reply = await server.post({
      text: BLOCKED,
      declared: [{ purpose: 'portfolio', ...EMAIL }],
    });
    expectRefused(reply);
    expect(reply.body.decision?.declared).toMatchObject([
      { accepted: false, why: 'not_claimable' },
    ]);
  });

  test('a purpose for another detail', async () => {
    const other = { purpose: 'system_access', kind: 'email', value: 'other@gmail.com' };
    const reply = await server.post({ text: BLOCKED, declared: [other] });
    expectRefused(reply);
    expect(reply.body.decision?.declared).toMatchObject([{ why: 'no_such_finding' }]);
  });

  test.each([
    ['contract', 'active'],
    ['relation', 'pre_existing'],
    ['sender', { role: 'client', plan: 'enterprise' }],
    ['recipient', { role: 'client', plan: 'enterprise' }],
    ['surface', 'profile'],
    ['policy', 'upwork-before-2020-06-26'],
    ['date', '2020-01-01'],
    ['allow', ['gmail.com']],
    ['recent', []],
    ['regions', ['US']],
    ['view', 'recipient'],
    ['context', { contract: 'active' }],
    ['facts', { contract: 'active' }],
    ['__proto__', { contract: 'active' }],
  ])('a fact claimed in the body: %s', async (name, value) => {
    const body = `{"text":${JSON.stringify(BLOCKED)},${JSON.stringify(name)}:${JSON.stringify(value)}}`;
    const reply = await server.post(body);
    expect(reply.status).toBe(400);
    expect(reply.body.code).toBe('unknown_key');
    expect(reply.body.detail).toContain(`"${name}"`);
    expect(server.delivered).toEqual([]);
  });

  test('another text than the one that was checked', async () => {
    // The text that is delivered is the one that was decided about, whatever was checked before or is said beside it.
    await server.post({ text: PLAIN, client: plainStamp });
    server.delivered.length = 0;
    expectRefused(await server.post({ text: BLOCKED, client: plainStamp }));
    const twice = `{"text":${JSON.stringify(PLAIN)},"text":${JSON.stringify(BLOCKED)}}`;
    expect((await server.post(twice)).body.code).toBe('invalid_json');
    const escaped = `{"text":${JSON.stringify(BLOCKED)},"\\u0074ext":${JSON.stringify(PLAIN)}}`;
    expect((await server.post(escaped)).body.code).toBe('invalid_json');
    expect(server.delivered).toEqual([]);
    const { body } = await server.post({ text: PLAIN, client: stampOf(checker.check(BLOCKED)) });
    expect(body).toMatchObject({ allowed: true, agreed: false });
    expect(server.delivered).toEqual([PLAIN]);
  });

  test('a decision sent again', async () => {
    server.facts = { contract: 'active' };
    const once = await server.post({ text: BLOCKED });
    expect(once).toMatchObject({ status: 200, body: { allowed: true } });
    server.delivered.length = 0;
    // The same request after the facts changed is decided anew, and what was answered is no key of a request.
    server.facts = { contract: 'none' };
    expectRefused(await server.post({ text: BLOCKED }));
    expectRefused(
      await server.post({
        text: BLOCKED,
        client: once.body.decision && stampOf(once.body.decision),
      }),
    );
    for (const key of ['allowed', 'decision', 'delivered'] as const) {
      const reply = await server.post({ text: BLOCKED, [key]: once.body[key] });
      expect(reply).toMatchObject({ status: 400, body: { code: 'unknown_key' } });
    }
    expect(server.delivered).toEqual([]);
  });

  test('a text that only another reading of the bytes would have', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"text":"caf'),
      Buffer.from([0xe9]), // Latin-1
      Buffer.from('"}'),
    ]);
    const reply = await server.ask('POST', 'decisions', {
      headers: { 'content-type': 'application/json; charset=latin1' },
      body: bytes,
    });
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_json' } });
  });
});
