import { collect } from './json-body.js';
import { createService, type ServiceOptions } from './service.js';

export interface HandlerOptions extends ServiceOptions<Request> {
  /** The path below which the addresses lie; by default `/`. */
  readonly base?: string;
}

/**
 * A handler for whatever speaks the Request and Response of the web: Node, edge runtimes, other frameworks.
 * It answers `POST decisions`, `GET packs/current`, `GET packs/sha256-<hex>` and `GET openapi.json` below `base`, and
 * never rejects.
 */
export function createHandler(options: HandlerOptions): (request: Request) => Promise<Response> {
  const service = createService(options);
  const base = `/${options.base ?? ''}/`.replace(/\/+/g, '/');
  return async (request) => {
    const { pathname } = new URL(request.url);
    const { status, headers, body } = await service({
      method: request.method,
      path: pathname.startsWith(base) ? pathname.slice(base.length) : '',
      header: (name) => request.headers.get(name) ?? undefined,
      body: (limit) =>
        collect(
          request.body as AsyncIterable<Uint8Array> | null,
          request.headers.get('content-length') ?? undefined,
          limit,
        ),
      request,
    });
    return new Response(body, { status, headers });
  };
}
