import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** As strict as a page can be that uses WebAssembly: presend needs nothing beyond it. */
export const STRICT_POLICY: readonly string[] = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
];

/** What to send with every answer of a site. */
export interface SiteOptions {
  readonly headers?: Readonly<Record<string, string>>;
}

/** Serves folders, each on a free port, until it is closed. */
export class Sites {
  readonly #servers: Server[] = [];

  /** @returns the address of the folder */
  async serve(folder: string, { headers = {} }: SiteOptions = {}): Promise<string> {
    const server = createServer((request, response) => {
      if (request.url === '/favicon.ico') {
        response.writeHead(204).end(); // browsers ask for it whatever the page says
        return;
      }
      void answer(request.url ?? '/').then(
        ([type, body]) => {
          response.writeHead(200, { 'content-type': type, ...headers });
          response.end(body);
        },
        () => {
          response.writeHead(404, headers);
          response.end();
        },
      );
    });
    const answer = async (url: string): Promise<readonly [string, Buffer]> => {
      const { pathname } = new URL(url, 'http://localhost');
      const file = path.join(
        folder,
        decodeURIComponent(pathname),
        pathname.endsWith('/') ? 'index.html' : '',
      );
      if (!file.startsWith(folder)) throw new Error('outside of the site');
      return [TYPES[path.extname(file)] ?? 'application/octet-stream', await readFile(file)];
    };
    this.#servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    return `http://localhost:${(server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    for (const server of this.#servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }
}
