import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Puts a handler of Request and Response under `http.createServer`. The host of the request's URL is a stand-in: the
 * handler looks at the path alone.
 */
export function nodeListener(
  handler: (request: Request) => Promise<Response>,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (incoming, outgoing) => {
    respond(handler, incoming, outgoing).catch(() => {
      // A method that Request does not know, or a client that went away.
      if (!outgoing.headersSent) outgoing.writeHead(400);
      outgoing.end();
    });
  };
}

async function respond(
  handler: (request: Request) => Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers,
    duplex: 'half',
    ...(hasBody ? { body: incoming as unknown as BodyInit } : {}),
  };
  const path = url.startsWith('/') ? url : '/';
  const response = await handler(new Request(`http://localhost${path}`, init));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(method === 'HEAD' ? undefined : new Uint8Array(await response.arrayBuffer()));
}
