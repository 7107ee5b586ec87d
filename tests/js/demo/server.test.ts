import { once } from 'node:events';
import net from 'node:net';

import { stampOf, type Decision } from 'presend';

import { startChecker } from '../engine.js';
import { DemoServer } from './process.js';

const TEXT = 'write to john@gmail.com';

let server: DemoServer;
let cookie: string | undefined;

interface Reply {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly detail?: string;
    readonly id?: number;
    readonly decision?: Decision;
    readonly messages?: readonly { readonly id: number; readonly text: string }[];
    readonly context?: { readonly recent: readonly { readonly text: string }[] };
  };
}

beforeAll(async () => {
  server = await DemoServer.start({ PORT: '0' });
});

afterAll(async () => {
  await server.stop('SIGTERM');
});

beforeEach(() => {
  cookie = undefined; // a visitor of its own
});

async function ask(
  method: string,
  path: string,
  body?: string,
  type = 'application/json',
): Promise<Reply> {
  const response = await fetch(new URL(path, server.url), {
    method,
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { body }),
  });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Reply['body'] };
}

const post = (path: string, body: object): Promise<Reply> =>
  ask('POST', path, JSON.stringify(body));
const list = (): Promise<Reply> => ask('GET', 'messages');

test('a plain message is stored', async () => {
  const { status, body } = await post('messages', { text: 'Hello', declared: [] });
  expect(status).toBe(201);
  expect(body).toMatchObject({ id: 1, decision: { verdict: 'clear' } });
  expect((await list()).body.messages).toMatchObject([{ id: 1, text: 'Hello' }]);
});

test('a blocked message is refused with the decision, and not stored', async () => {
  const { status, body } = await post('messages', { text: TEXT });
  expect(status).toBe(422);
  expect(body.decision).toMatchObject({
    verdict: 'block',
    findings: [{ kind: 'email', outcome: 'block' }],
  });
  expect((await list()).body.messages).toEqual([]);
});

test('a message that asks for a purpose is refused until the purpose is declared', async () => {
  const text = 'our shop is at www.anas-paper-shop.com';
  expect(await post('messages', { text })).toMatchObject({
    status: 422,
    body: { decision: { verdict: 'ask' } },
  });
  const value = (await post('messages', { text })).body.decision?.findings[0]?.value;
  const declared = [{ purpose: 'work_content', kind: 'website', value }];
  expect(await post('messages', { text, declared })).toMatchObject({ status: 201 });
});

test('what the body says of the parties counts for nothing', async () => {
  for (const context of [
    { contract: 'active' },
    { relation: 'pre_existing' },
    { recipient: { role: 'client', plan: 'enterprise' } },
    { policy: 'upwork-before-2020-06-26' },
    { allow: ['gmail.com'] },
    { declared: [{ purpose: 'system_access', kind: 'email', value: 'john@gmail.com' }] },
  ]) {
    expect(await post('messages', { text: TEXT, context })).toMatchObject({ status: 422 });
  }
});

test('a stamp that lies is noticed, and counts for nothing', async () => {
  const checker = await startChecker();
  const client = stampOf(checker.check('Hello'));
  checker.dispose();
  expect(await post('messages', { text: 'Hello', client })).toMatchObject({
    status: 201,
    body: { agreed: true, stale: false },
  });
  expect(await post('messages', { text: TEXT, client })).toMatchObject({
    status: 422,
    body: { agreed: false, differs: ['verdict', 'findings'] },
  });
});

test('presend’s own addresses know the visitor’s conversation', async () => {
  expect(await post('decisions', { text: TEXT })).toMatchObject({
    status: 401,
    body: { code: 'unauthenticated' },
  });
  await post('conversation', { contract: 'active' });
  expect(await post('decisions', { text: TEXT })).toMatchObject({ status: 200 });
  expect(await ask('GET', 'openapi.json')).toMatchObject({ status: 200 });
});

test('a claim that the policy does not offer counts for nothing', async () => {
  const declared = [{ purpose: 'portfolio', kind: 'email', value: 'john@gmail.com' }];
  const { status, body } = await post('messages', { text: TEXT, declared });
  expect(status).toBe(422);
  expect(body.decision?.declared).toMatchObject([{ accepted: false, why: 'not_claimable' }]);
});

test('the conversation’s own facts decide', async () => {
  expect(await post('conversation', { contract: 'active' })).toMatchObject({ status: 200 });
  expect(await post('messages', { text: TEXT })).toMatchObject({ status: 201 });
  expect(await post('conversation', {})).toMatchObject({ status: 200 });
  expect(await post('messages', { text: TEXT })).toMatchObject({ status: 422 });
});

test('each visitor has a conversation', async () => {
  await post('conversation', { contract: 'active' });
  await post('messages', { text: TEXT });
  cookie = undefined;
  expect(await post('messages', { text: TEXT })).toMatchObject({ status: 422 });
  expect((await list()).body.messages).toEqual([]);
  cookie = 'presend-demo=guessed';
  expect((await list()).body.messages).toEqual([]);
});

test('stored messages belong to the context of the next one, as far as the engine looks back', async () => {
  for (let i = 0; i < 12; i++) {
    expect(await post('messages', { text: `${i} ${'word '.repeat(300)}` })).toMatchObject({
      status: 201,
    });
  }
  const { context } = (await ask('GET', 'conversation')).body;
  expect(context?.recent.map(({ text }) => text.split(' ')[0])).toEqual([
    '7',
    '8',
    '9',
    '10',
    '11',
  ]);
  expect(await ask('DELETE', 'messages')).toMatchObject({ status: 204 });
  expect((await list()).body.messages).toEqual([]);
});

describe('is refused with the reason', () => {
  const form = 'application/x-www-form-urlencoded';
  const unknownPurpose = { text: '', declared: [{ purpose: 'fun', kind: 'email', value: null }] };
  type Row = readonly [
    name: string,
    path: string,
    body: string | object,
    status: number,
    code: string,
    type?: string,
  ];
  const rows: readonly Row[] = [
    ['bad JSON', 'messages', '{"text":', 400, 'invalid_json'],
    ['an empty body', 'messages', '', 400, 'invalid_json'],
    ['another type', 'messages', 'text', 415, 'unsupported_media_type', 'text/plain'],
    ['a form', 'messages', 'text=a', 415, 'unsupported_media_type', form],
    ['no text', 'messages', {}, 400, 'invalid_value'],
    ['a list', 'messages', [], 400, 'invalid_value'],
    ['a text that is a number', 'messages', { text: 7 }, 400, 'invalid_value'],
    ['an unknown key', 'messages', { text: '', verdict: 'clear' }, 400, 'unknown_key'],
    [
      'an unknown key of the context',
      'messages',
      { text: '', context: { a: 1 } },
      400,
      'unknown_key',
    ],
    [
      'an unknown word',
      'messages',
      { text: '', context: { surface: 'wall' } },
      400,
      'unknown_word',
    ],
    ['an unknown purpose', 'messages', unknownPurpose, 400, 'unknown_word'],
    ['an unknown fact', 'conversation', { sender: { role: 'king' } }, 400, 'unknown_word'],
    ['a fact that is none', 'conversation', { view: 'sender' }, 400, 'unknown_key'],
    ['a fact of the wrong type', 'conversation', { regions: 'US' }, 400, 'invalid_value'],
    ['a text over 64 KiB', 'messages', { text: 'ä'.repeat(32 * 1024 + 1) }, 413, 'text_too_long'],
    ['a body far over it', 'messages', { text: 'x'.repeat(1 << 20) }, 413, 'body_too_large'],
    ['another page', 'nowhere', {}, 404, 'not_found'],
  ];
  const cases = rows.map(([name, path, body, status, code, type]) => ({
    name,
    path,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    status,
    code,
    type,
  }));
  test.each(cases)('$name', async ({ path, body, status, code, type }) => {
    const reply = await ask('POST', path, body, type);
    expect(reply).toMatchObject({ status, body: { code } });
    expect(reply.body.detail).toBeTruthy();
    expect((await list()).body.messages).toEqual([]);
  });
});

test('a text of exactly 64 KiB is taken, escaped or not', async () => {
  expect(await post('messages', { text: 'ä'.repeat(32 * 1024) })).toMatchObject({ status: 201 });
  expect(await post('messages', { text: '\u0001'.repeat(64 * 1024) })).toMatchObject({
    status: 201,
  });
});

test('the current pack is served, by its digest', async () => {
  const checker = await startChecker();
  const url = new URL('packs/current', server.url);
  const response = await fetch(url, { headers: { 'accept-encoding': 'gzip, br' } });
  const etag = response.headers.get('etag') ?? '';
  expect(etag).toBe(`"${checker.pack.digest}-br"`);
  expect(response.headers.get('content-encoding')).toBe('br');
  const served = await startChecker({ pack: response });
  expect(served.pack.digest).toBe(checker.pack.digest);
  const again = await fetch(url, {
    headers: { 'accept-encoding': 'gzip, br', 'if-none-match': etag },
  });
  expect(again.status).toBe(304);
  for (const one of [checker, served]) one.dispose();
});

test('the page is served, its WebAssembly as WebAssembly', async () => {
  const page = await fetch(server.url);
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  const script = /src="([^"]+\.js)"/.exec(await page.text())?.[1] ?? '';
  const code = await (await fetch(new URL(script, server.url))).text();
  const wasm = /presend-[\w-]+\.wasm/.exec(code)?.[0] ?? '';
  const answer = await fetch(new URL(`assets/${wasm}`, server.url));
  expect(answer.headers.get('content-type')).toBe('application/wasm');
  const bytes = Buffer.from(await answer.arrayBuffer());
  const etags = new Set<string | null>();
  for (const [accepted, coding] of [
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ] as const) {
    const headers = { 'accept-encoding': accepted };
    const compressed = await fetch(new URL(`assets/${wasm}`, server.url), { headers });
    expect(compressed.headers.get('content-encoding')).toBe(coding);
    expect(compressed.headers.get('content-type')).toBe('application/wasm');
    expect(compressed.headers.get('vary')).toBe('accept-encoding');
    expect(bytes.equals(Buffer.from(await compressed.arrayBuffer()))).toBe(true);
    etags.add(compressed.headers.get('etag'));
  }
  expect(etags.size).toBe(3);
});

test('every answer carries the security policy', async () => {
  for (const path of ['', 'packs/current', 'nowhere', 'messages']) {
    const { headers } = await fetch(new URL(path, server.url));
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('a path out of the page’s folder is not served', async () => {
  for (const path of [
    '..%2fdemo-server%2fmain.js',
    '%2e%2e/demo-server/main.js',
    'assets/..%2f..%2fdefault.pack',
  ]) {
    const { status } = await fetch(new URL(path, server.url));
    expect([400, 403, 404]).toContain(status);
  }
});

test('a visitor who goes away in the middle of a request is no fault to be logged', async () => {
  const one = await DemoServer.start({ PORT: '0' });
  const { hostname, port } = new URL(one.url);
  const socket = net.connect(Number(port), hostname);
  await once(socket, 'connect');
  const head = 'POST /messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
  socket.write(`${head}content-length: 100\r\nexpect: 100-continue\r\n\r\n{"text":`);
  await once(socket, 'data'); // "100 Continue": the request is being read
  socket.destroy();
  // Answered by the same process, and after the one that was given up.
  expect((await fetch(new URL('messages', one.url))).status).toBe(200);
  expect(await one.stop('SIGTERM')).toBe(0);
  expect(one.error).toBe('');
});

describe('the process', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly at %s', async (signal) => {
    const one = await DemoServer.start({ PORT: '0' });
    expect(await one.stop(signal)).toBe(0);
    expect(one.output.split('\n').filter((line) => line !== '')).toHaveLength(1);
  });

  test('says when the port that was asked for is taken', async () => {
    const failed = await DemoServer.fail({ PORT: new URL(server.url).port });
    expect(failed.code).toBe(1);
    expect(failed.error).toMatch(/port \d+ is taken/);
  });

  test('says when PORT is no port', async () => {
    expect((await DemoServer.fail({ PORT: 'http' })).error).toContain('"http"');
  });
});
