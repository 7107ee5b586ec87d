import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import fastify, { type FastifyInstance } from 'fastify';
import type { Claim, ClientStamp, Decision } from 'presend';
import {
  createAuthority,
  createHandler,
  nodeListener,
  type AuditRecord,
  type Authority,
  type AuthorityOptions,
  type Facts,
  type Message,
  type ServiceOptions,
  type Session,
} from 'presend/server';
import { presendPlugin } from 'presend/server/fastify';

import { PACK, WASM } from '../engine.js';
import { holdAgainst } from './document.js';

export type Kind = 'fastify' | 'handler';

/** The ways to put the authority behind HTTP; each test of what a client sees runs on both. */
export const KINDS: readonly Kind[] = ['fastify', 'handler'];

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly allowed?: boolean;
    readonly decision?: Decision;
    readonly agreed?: boolean | null;
    readonly differs?: readonly string[];
    readonly stale?: boolean | null;
    readonly refresh?: {
      readonly pack: { readonly url: string; readonly digest: string } | null;
      readonly engine: string | null;
    } | null;
    readonly delivered?: unknown;
    readonly code?: string;
    readonly detail?: string;
  };
}

/** What a client posts; anything else in it is a lie. */
export interface Post {
  readonly text?: unknown;
  readonly declared?: readonly Claim[];
  readonly locale?: string;
  readonly client?: ClientStamp | undefined;
  readonly [more: string]: unknown;
}

type Options = Partial<Omit<ServiceOptions<unknown>, 'authority'>> & {
  readonly authority?: AuthorityOptions;
  readonly base?: string;
};

/** A real server on loopback around an authority. The facts are a variable of the test: the server's session. */
export class TestServer {
  facts: Facts = {};
  readonly delivered: string[] = [];
  readonly records: AuditRecord[] = [];
  readonly errors: unknown[] = [];
  readonly authority: Authority;
  readonly url: string;
  readonly #close: () => Promise<void>;

  private constructor(authority: Authority, url: string, close: () => Promise<void>) {
    this.authority = authority;
    this.url = url;
    this.#close = close;
  }

  static async start(kind: Kind, options: Options = {}): Promise<TestServer> {
    const { authority: authorityOptions, base = '', ...serviceOptions } = options;
    let made: TestServer | undefined = undefined;
    const self = (): TestServer => made as TestServer;
    const authority = await createAuthority({
      wasm: WASM,
      packs: [PACK],
      audit: (record) => void self().records.push(record),
      ...authorityOptions,
    });
    const sessionOf = (authorization: string | undefined): Session | null =>
      authorization === 'nobody'
        ? null
        : { key: authorization ?? 'somebody', facts: self().facts, subject: 'u-17' };
    const common = {
      authority,
      deliver: ({ text }: Message) => ({ id: self().delivered.push(text) }),
      onError: (error: unknown) => void self().errors.push(error),
      rate: { burst: 1000 },
      ...serviceOptions,
    };
    const [port, close] = await (kind === 'fastify'
      ? listenFastify(async (app) => {
          await app.register(presendPlugin, {
            session: (request) => sessionOf(request.headers.authorization),
            prefix: base,
            ...common,
          });
        })
      : listenNode(
          createServer(
            nodeListener(
              createHandler({
                session: (request) => sessionOf(request.headers.get('authorization') ?? undefined),
                base,
                ...common,
              }),
            ),
          ),
        ));
    made = new TestServer(authority, `http://127.0.0.1:${port}${base}/`, close);
    return made;
  }

  async stop(): Promise<void> {
    await this.#close();
    this.authority.dispose();
  }

  /** Every answer is held against the OpenAPI document. */
  async ask(method: string, path: string, init: RequestInit = {}): Promise<Reply> {
    const response = await fetch(new URL(path, this.url), { method, ...init });
    const text = Buffer.from(await response.arrayBuffer()).toString();
    holdAgainst(method, `/${path}`, response, text);
    const json = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      body: (json ? JSON.parse(text) : {}) as Reply['body'],
    };
  }

  post(body: Post | string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.ask('POST', 'decisions', {
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }
}

type Listening = readonly [port: number, close: () => Promise<void>];

async function listenFastify(
  register: (app: FastifyInstance) => Promise<void>,
): Promise<Listening> {
  const app = fastify({ forceCloseConnections: true });
  await register(app);
  await app.listen({ host: '127.0.0.1', port: 0 });
  return [(app.server.address() as AddressInfo).port, () => app.close()];
}

async function listenNode(server: Server): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return [(server.address() as AddressInfo).port, close];
}
