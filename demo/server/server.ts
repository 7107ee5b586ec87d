import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { createAuthority } from 'presend/server';
import { presendPlugin } from 'presend/server/fastify';

import { Conversations } from './conversation.js';
import { serveMessages } from './messages.js';
import { answerProblems } from './problems.js';
import { secure } from './security.js';
import { sessionOf } from './session.js';

export interface ServerOptions {
  /** The folder of the built page. */
  readonly page: URL;
  /** The rule pack: the server decides by it, and hands it to the page. */
  readonly pack: URL;
}

/** The demo's server, not yet listening. Closing it frees its authority. */
export async function createServer({ page, pack }: ServerOptions): Promise<FastifyInstance> {
  const authority = await createAuthority({
    packs: [new Uint8Array(await readFile(pack))],
    locales: 'every',
  });
  const conversations = new Conversations();
  const server = fastify({
    // Room for the longest text with every character escaped, and for what is beside it.
    bodyLimit: 6 * authority.limits.textBytes + 64 * 1024,
    forceCloseConnections: true,
    // A key that is not known is an error, and a number is not a string.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });
  server.removeContentTypeParser('text/plain');
  secure(server);
  answerProblems(server);
  serveMessages(server, authority, conversations);
  await server.register(presendPlugin, {
    authority,
    session: (request) => sessionOf(conversations, request),
  });
  await server.register(fastifyStatic, {
    root: fileURLToPath(page),
    cacheControl: false,
    preCompressed: true, // the build puts a .br and a .gz beside each file that gets smaller by it
  });
  server.addHook('onClose', (_instance, done) => {
    authority.dispose();
    done();
  });
  return server;
}
