import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { createChecker } from 'presend';

import { Conversations } from './conversation.js';
import { MAX_TEXT_BYTES, serveMessages } from './messages.js';
import { answerProblems } from './problems.js';
import { secure } from './security.js';

/** Room for the longest text with every character escaped, and for a context beside it. */
const MAX_BODY_BYTES = 6 * MAX_TEXT_BYTES + 64 * 1024;

export interface ServerOptions {
  /** The folder of the built page. */
  readonly page: URL;
  /** The rule pack: the server decides by it, and hands it to the page. */
  readonly pack: URL;
}

/** The demo's server, not yet listening. Closing it frees its checker. */
export async function createServer({ page, pack }: ServerOptions): Promise<FastifyInstance> {
  const bytes = await readFile(pack);
  const checker = await createChecker({ pack: new Uint8Array(bytes) });
  for (const locale of checker.pack.locales) await checker.loadLocale(locale);
  const server = fastify({
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: true,
    // A key that is not known is an error, and a number is not a string.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });
  server.removeContentTypeParser('text/plain');
  secure(server);
  answerProblems(server);
  serveMessages(server, checker, new Conversations());
  server.get('/packs/current', (request, reply) => {
    const etag = `"${checker.pack.digest}"`;
    reply.headers({ etag, 'cache-control': 'no-cache' });
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    return reply.type('application/octet-stream').send(bytes);
  });
  await server.register(fastifyStatic, { root: fileURLToPath(page), cacheControl: false });
  server.addHook('onClose', (_instance, done) => {
    checker.dispose();
    done();
  });
  return server;
}
