import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { collect } from './json-body.js';
import { createService, type ServiceOptions } from './service.js';

/** Options of the plugin; Fastify adds its own, `prefix` among them. */
export type PluginOptions = ServiceOptions<FastifyRequest>;

/**
 * The same addresses as those of `createHandler` as a Fastify plugin: `app.register(presendPlugin, { authority, session,
 * prefix: '/presend' })`. It keeps to itself: neither its way of reading bodies nor its errors reach the routes
 * around it.
 */
export function presendPlugin(
  app: FastifyInstance,
  options: PluginOptions,
  done: () => void,
): void {
  const service = createService(options);
  // Bodies are read by the service, after the session and its rate are known, and whatever they call themselves.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, parsed) => {
    parsed(null, payload);
  });
  const serve =
    (pathOf: (request: FastifyRequest) => string) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const answer = await service({
        method: request.method,
        path: pathOf(request),
        header: (name) => {
          const value = request.headers[name];
          return Array.isArray(value) ? value.join(', ') : value;
        },
        body: (limit) =>
          collect(
            request.body as AsyncIterable<Uint8Array> | null,
            request.headers['content-length'],
            limit,
          ),
        request,
      });
      const { body } = answer;
      // As bytes, because Fastify would add a charset to the type of a string, which JSON has none of.
      return reply
        .code(answer.status)
        .headers(answer.headers)
        .send(body === null ? null : bufferOf(body));
    };
  app.all(
    '/decisions',
    serve(() => 'decisions'),
  );
  app.all(
    '/openapi.json',
    serve(() => 'openapi.json'),
  );
  app.all<{ Params: { readonly name: string } }>(
    '/packs/:name',
    serve((request) => `packs/${(request.params as { readonly name: string }).name}`),
  );
  done();
}

function bufferOf(body: string | Uint8Array<ArrayBuffer>): Buffer {
  return typeof body === 'string'
    ? Buffer.from(body)
    : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}
