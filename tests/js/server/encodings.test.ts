import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { chooseEncoding } from '../../../js/server/encodings.js';
import { PACK } from '../engine.js';
import { KINDS, TestServer } from './harness.js';

const FILE = readFileSync(PACK);

test.each([
  [undefined, null],
  ['', null],
  ['identity', null],
  ['deflate, zstd', null],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['GZIP, deflate, BR', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0.5, gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.5', 'br'],
  ['br ; q=0 , gzip; q=0.001', 'gzip'],
  ['br;q=0, gzip;q=0', null],
  ['*', 'br'],
  ['*;q=0.5, br;q=0', 'gzip'],
  ['*;q=0', null],
  ['identity;q=0, *;q=0', null],
  ['identity;q=1, br;q=0.5', null],
  ['identity, gzip', 'gzip'],
  ['br;q=2, gzip', 'gzip'],
  ['br;q=much, gzip', 'gzip'],
  [', ,;q=1', null],
])('of "%s" the coding %s is chosen', (accept, encoding) => {
  expect(chooseEncoding(accept, ['br', 'gzip'])).toBe(encoding);
});

test('a coding that the runtime does not have is not chosen', () => {
  expect(chooseEncoding('br, gzip;q=0.1', ['gzip'])).toBe('gzip');
  expect(chooseEncoding('br, gzip', [])).toBeNull();
});

interface Raw {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks without anything that decodes on the way. */
function ask(url: URL, headers: Record<string, string>, method = 'GET'): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status = 0, headers: received } = response;
        resolve({ status, headers: received, body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

const CODINGS = [
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
  ['identity', (bytes: Buffer) => bytes],
] as const;

describe.each(KINDS)('the %s', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start(kind);
  });
  afterAll(async () => {
    await server.stop();
  });

  const addresses = (): URL[] =>
    ['current', server.authority.file.name].map((name) => new URL(`packs/${name}`, server.url));

  test.each(CODINGS)('sends the pack as %s, the same file in the end', async (coding, decode) => {
    for (const url of addresses()) {
      const { status, headers, body } = await ask(url, { 'accept-encoding': coding });
      expect(status).toBe(200);
      expect(headers['content-encoding']).toBe(coding === 'identity' ? undefined : coding);
      expect(headers['content-length']).toBe(String(body.length));
      expect(headers.vary).toBe('accept-encoding');
      expect(headers['content-type']).toBe('application/octet-stream');
      const digest = createHash('sha256').update(body).digest('base64');
      expect(headers['repr-digest']).toBe(`sha-256=:${digest}:`);
      expect(decode(body).equals(FILE)).toBe(true);
      if (coding !== 'identity') expect(body.length).toBeLessThan(FILE.length / 3);
    }
  });

  test('each coding has an ETag of its own, and only that one answers with 304', async () => {
    for (const url of addresses()) {
      const tags = new Map<string, string>();
      for (const [coding] of CODINGS) {
        const { headers } = await ask(url, { 'accept-encoding': coding });
        tags.set(coding, headers.etag ?? '');
      }
      expect(new Set(tags.values()).size).toBe(3);
      for (const [coding] of CODINGS) {
        for (const [other, tag] of tags) {
          const { status, headers, body } = await ask(url, {
            'accept-encoding': coding,
            'if-none-match': tag,
          });
          expect(status).toBe(other === coding ? 304 : 200);
          expect(headers.vary).toBe('accept-encoding');
          if (other !== coding) continue;
          expect(headers.etag).toBe(tag);
          expect(headers['content-encoding']).toBeUndefined();
          expect(body).toHaveLength(0);
        }
      }
    }
  });

  test('HEAD tells the coding, and many at once get the same bytes', async () => {
    const [current = new URL(server.url)] = addresses();
    const head = await ask(current, { 'accept-encoding': 'br' }, 'HEAD');
    expect(head).toMatchObject({ status: 200, headers: { 'content-encoding': 'br' } });
    expect(head.body).toHaveLength(0);
    expect(Number(head.headers['content-length'])).toBeGreaterThan(100_000);
    const bodies = await Promise.all(
      Array.from({ length: 8 }, () => ask(current, { 'accept-encoding': 'br' })),
    );
    for (const { body } of bodies) expect(body.equals(bodies[0]?.body ?? FILE)).toBe(true);
  });

  test('what is no pack is sent as it is', async () => {
    const { headers } = await ask(new URL('openapi.json', server.url), { 'accept-encoding': 'br' });
    expect(headers['content-encoding']).toBeUndefined();
  });
});
