import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

import { PresendError } from 'presend';
import { openApiDocument } from 'presend/server';

import { PACK } from '../engine.js';
import { KINDS, TestServer } from './harness.js';

const JSON_TYPE = { 'content-type': 'application/json' };

describe.each(KINDS)('the %s', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await TestServer.start(kind);
  });
  afterEach(async () => {
    await server.stop();
  });

  test('serves the current pack: asked for again, sent again only when it changed', async () => {
    const plain = { 'accept-encoding': 'identity' };
    const { status, headers } = await server.ask('GET', 'packs/current', { headers: plain });
    const hash = createHash('sha256').update(readFileSync(PACK)).digest();
    const name = `sha256-${hash.toString('hex')}`;
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      etag: `"sha256:${hash.toString('hex')}"`,
      'cache-control': 'no-cache',
      'content-location': name,
      link: `<${name}>; rel="canonical"`,
      'repr-digest': `sha-256=:${hash.toString('base64')}:`,
      'content-type': 'application/octet-stream',
    });
    const etag = headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await server.ask('GET', 'packs/current', {
        headers: { ...plain, 'if-none-match': known },
      });
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(etag);
    }
    const changed = await server.ask('GET', 'packs/current', {
      headers: { 'if-none-match': '"other"' },
    });
    expect(changed.status).toBe(200);
  });

  test('serves it by its content for good', async () => {
    const { headers } = await server.ask('GET', 'packs/current');
    const url = new URL(
      headers.get('content-location') ?? '',
      new URL('packs/current', server.url),
    );
    const response = await fetch(url);
    expect(Buffer.from(await response.arrayBuffer()).equals(readFileSync(PACK))).toBe(true);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const other = await server.ask('GET', `packs/sha256-${'0'.repeat(64)}`);
    expect(other).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test('answers HEAD with the headers alone', async () => {
    const { status, headers } = await server.ask('HEAD', 'packs/current');
    expect(status).toBe(200);
    expect(headers.get('etag')).toMatch(/^"sha256:/);
  });

  test('serves the document of its own addresses', async () => {
    const { status, body } = await server.ask('GET', 'openapi.json');
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  test('explains in the language asked for, and by the session’s facts', async () => {
    const text = 'mail me: anna@gmail.com';
    const plain = await server.post({ text, locale: 'en-GB' });
    expect(plain.body.decision?.findings[0]?.headline).not.toBe('');
    server.facts = { contract: 'active' };
    expect(await server.post({ text })).toMatchObject({ status: 200, body: { allowed: true } });
    server.facts = { surface: 'proposal' };
    const vimeo = await server.post({ text: 'my reel: https://vimeo.com/76979871' });
    expect(vimeo.body.decision).toMatchObject({
      verdict: 'advise',
      findings: [{ exception: 'portfolio' }],
    });
    server.facts = { allow: ['anna@gmail.com'] };
    expect(await server.post({ text })).toMatchObject({ status: 200 });
  });

  test('a question is answered by a purpose', async () => {
    const text = 'our shop is at www.anas-paper-shop.com';
    const asked = await server.post({ text });
    expect(asked).toMatchObject({ status: 422, body: { decision: { verdict: 'ask' } } });
    const { kind: found = '', value = null } = asked.body.decision?.findings[0] ?? {};
    const declared = [{ purpose: 'work_content', kind: found, value }];
    expect(await server.post({ text, declared })).toMatchObject({ status: 200 });
    expect(server.delivered).toEqual([text]);
  });

  test.each([
    ['bad JSON', '{"text":', 400, 'invalid_json'],
    ['an empty body', '', 400, 'invalid_json'],
    ['no text', '{}', 400, 'invalid_value'],
    ['a list', '[]', 400, 'invalid_value'],
    ['null', 'null', 400, 'invalid_value'],
    ['a text that is a number', '{"text":7}', 400, 'invalid_value'],
    ['declared that is no list', '{"text":"","declared":{}}', 400, 'invalid_value'],
    [
      'a claim without a kind',
      '{"text":"","declared":[{"purpose":"portfolio","value":null}]}',
      400,
      'invalid_value',
    ],
    [
      'an unknown purpose',
      '{"text":"","declared":[{"purpose":"fun","kind":"email","value":null}]}',
      400,
      'unknown_word',
    ],
    [
      'an unknown kind',
      '{"text":"","declared":[{"purpose":"portfolio","kind":"moon","value":null}]}',
      400,
      'unknown_word',
    ],
    ['a malformed locale', '{"text":"","locale":"e!"}', 400, 'invalid_value'],
    ['a stamp without a verdict', '{"text":"","client":{"policy":"a"}}', 400, 'invalid_value'],
  ])('refuses %s', async (_name, body, status, code) => {
    const reply = await server.post(body);
    expect(reply).toMatchObject({ status, body: { code, status } });
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect(reply.body.detail).not.toBe('');
    expect(server.delivered).toEqual([]);
    expect(server.errors).toEqual([]);
  });

  test('refuses what is not sent as JSON, so that no form of another site can send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const reply = await server.post({ text: '' }, { 'content-type': type });
      expect(reply).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
    }
    const untyped = await server.ask('POST', 'decisions', { body: new Uint8Array([0x7b, 0x7d]) });
    expect(untyped.status).toBe(415);
  });

  test('refuses what has no session', async () => {
    const reply = await server.post({ text: 'hello' }, { authorization: 'nobody' });
    expect(reply).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  test('names the methods that an address knows', async () => {
    for (const [method, path, allow] of [
      ['GET', 'decisions', 'POST'],
      ['PUT', 'decisions', 'POST'],
      ['POST', 'packs/current', 'GET, HEAD'],
      ['DELETE', 'openapi.json', 'GET, HEAD'],
    ] as const) {
      const reply = await server.ask(method, path, {
        ...(method === 'GET' ? {} : { headers: JSON_TYPE, body: '{}' }),
      });
      expect(reply).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
      expect(reply.headers.get('allow')).toBe(allow);
    }
  });

  test('facts that the server has wrong are its own mistake: told to it, not to the client', async () => {
    server.facts = { surface: 'wall' };
    const reply = await server.post({ text: 'hello' });
    expect(reply).toMatchObject({ status: 500, body: { code: 'invalid_facts' } });
    expect(JSON.stringify(reply.body)).not.toContain('wall');
    expect(server.errors).toMatchObject([
      { code: 'invalid_facts', cause: { code: 'unknown_word' } },
    ]);
    expect(server.delivered).toEqual([]);
  });
});

describe.each(KINDS)('around the %s', (kind) => {
  const started: TestServer[] = [];
  const start = async (...[options]: [Parameters<typeof TestServer.start>[1]?]) => {
    const server = await TestServer.start(kind, options);
    started.push(server);
    return server;
  };
  afterEach(async () => {
    for (const server of started.splice(0)) await server.stop();
  });

  test('a text is taken up to its limit, escaped or not, and no further', async () => {
    const server = await start();
    const most = 64 * 1024;
    expect(await server.post({ text: 'ä'.repeat(most / 2) })).toMatchObject({ status: 200 });
    expect(await server.post({ text: '\u0001'.repeat(most) })).toMatchObject({ status: 200 });
    const long = await server.post({ text: `${'ä'.repeat(most / 2)}.` });
    expect(long).toMatchObject({ status: 413, body: { code: 'text_too_long' } });
    expect(server.delivered).toHaveLength(2);
  });

  test('a body is not read beyond its limit, announced or not', async () => {
    const server = await start({ bodyBytes: 1000 });
    const body = JSON.stringify({ text: 'x'.repeat(2000) });
    expect(await server.post(body)).toMatchObject({
      status: 413,
      body: { code: 'body_too_large' },
    });
    const chunks = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('x'.repeat(300)));
      },
    });
    // Without end: only a server that stops reading answers at all. Whether the client still hears it is TCP's.
    const reply = await server
      .ask('POST', 'decisions', { headers: JSON_TYPE, body: chunks, duplex: 'half' } as RequestInit)
      .catch((error: unknown) => error);
    if (!(reply instanceof Error)) expect(reply).toMatchObject({ status: 413 });
    expect(await server.post({ text: 'hello' })).toMatchObject({ status: 200 });
  });

  test('only so many purposes are declared at once', async () => {
    const server = await start({ authority: { limits: { declared: 2 }, packs: [PACK] } });
    const claim = { purpose: 'portfolio', kind: 'website', value: null };
    expect(await server.post({ text: '', declared: [claim, claim] })).toMatchObject({
      status: 200,
    });
    const more = await server.post({ text: '', declared: [claim, claim, claim] });
    expect(more).toMatchObject({ status: 413, body: { code: 'context_too_large' } });
  });

  test('each session has its rate, and is told when to come again', async () => {
    let now = 0;
    const server = await start({ rate: { burst: 2, perSecond: 0.5 }, clock: () => now });
    const anna = { authorization: 'anna' };
    for (let i = 0; i < 2; i++) expect((await server.post({ text: 'a' }, anna)).status).toBe(200);
    const limited = await server.post({ text: 'a' }, anna);
    expect(limited).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(limited.headers.get('retry-after')).toBe('2');
    expect((await server.post({ text: 'a' }, { authorization: 'bert' })).status).toBe(200);
    now = 2000;
    expect((await server.post({ text: 'a' }, anna)).status).toBe(200);
    expect((await server.post({ text: 'a' }, anna)).status).toBe(429);
    expect((await server.ask('GET', 'packs/current')).status).toBe(200);
  });

  test('bad requests are counted too', async () => {
    const server = await start({ rate: { burst: 1 }, clock: () => 0 });
    expect((await server.post('{')).status).toBe(400);
    expect((await server.post({ text: 'a' })).status).toBe(429);
  });

  test('it can lie below a path', async () => {
    const server = await start({ base: '/presend/v1' });
    expect((await server.post({ text: 'hello' })).status).toBe(200);
    const { headers } = await server.ask('GET', 'packs/current');
    const lasting = new URL(headers.get('content-location') ?? '', new URL('packs/', server.url));
    expect(lasting.pathname).toMatch(/^\/presend\/v1\/packs\/sha256-/);
    expect((await fetch(lasting)).status).toBe(200);
    expect((await fetch(new URL('/decisions', server.url))).status).toBe(404);
  });

  const mistakes: readonly Error[] = [
    new Error('db://user:secret@host'),
    new PresendError('unknown_word', 'secret'), // of a checker of the host's own, for instance
    'secret' as unknown as Error,
  ];
  test.each(
    mistakes.flatMap((mistake) => [
      ['session', { session: () => Promise.reject(mistake) }] as const,
      ['deliver', { deliver: () => Promise.reject(mistake) }] as const,
    ]),
  )('what %s throws is not told to the client', async (name, options) => {
    const server = await start(options);
    const reply = await server.post({ text: 'hello' });
    expect(reply).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(JSON.stringify(reply.body)).not.toContain('secret');
    expect(server.errors).toMatchObject([{ code: 'internal', message: `${name} failed` }]);
  });

  test('an onError that throws does no harm', async () => {
    const server = await start({
      deliver: () => Promise.reject(new Error('first')),
      onError: () => {
        throw new Error('second');
      },
    });
    expect(await server.post({ text: 'hello' })).toMatchObject({ status: 500 });
  });

  test('without a delivery it only decides', async () => {
    const server = await start({ deliver: undefined as never });
    const { status, body } = await server.post({ text: 'hello' });
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('delivered');
  });
});

test('under node:http, what no Request can be is answered, and a client that goes away is no error', async () => {
  const server = await TestServer.start('handler');
  try {
    const { port } = new URL(server.url);
    const talk = (lines: string, leave = false): Promise<string> =>
      new Promise((resolve) => {
        let heard = '';
        const socket = connect(Number(port), '127.0.0.1', () =>
          socket.write(lines, () => {
            if (leave) socket.end();
          }),
        );
        socket.on('data', (chunk) => (heard += chunk.toString()));
        socket.on('close', () => resolve(heard));
      });
    const head = 'Host: localhost\r\nConnection: close\r\n';
    expect(await talk(`TRACE / HTTP/1.1\r\n${head}\r\n`)).toMatch(/^HTTP\/1.1 400/);
    await talk(
      `POST /decisions HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 90\r\n\r\n{"text":`,
      true,
    );
    expect(await server.post({ text: 'hello' })).toMatchObject({ status: 200 });
    expect(server.errors).toEqual([]);
  } finally {
    await server.stop();
  }
});
