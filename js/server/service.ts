import { PresendError } from '../errors.js';
import type { ClientStamp } from '../stamp.js';
import type { Claim, Context, Decision } from '../types.js';
import {
  jsonAnswer,
  methodNotAllowed,
  problemAnswer,
  unlessKnown,
  type Answer,
} from './answers.js';
import type { Authority } from './authority.js';
import { expectJson, parseBody } from './json-body.js';
import { openApiDocument } from './openapi.js';
import { currentPack, lastingPack } from './pack-answers.js';
import { problem, problemOf } from './problems.js';
import { createRateLimiter, RATE_LIMIT, type RateLimit } from './rate.js';
import { requestSchema } from './request-schema.js';
import { validate } from './validate.js';

/** What the server itself knows of the parties and their conversation; nothing of it comes from the client's body. */
export type Facts = Omit<Context, 'declared' | 'locale' | 'view'>;

/** Whose request it is. */
export interface Session {
  /** Whom the rate limit counts: an account rather than an address. */
  readonly key: string;
  readonly facts: Facts;
  /** The pseudonym in audit records; none by default. */
  readonly subject?: string;
}

/** A message that may be sent, with the very text that was decided about. */
export interface Message {
  readonly text: string;
  readonly declared: readonly Claim[];
  readonly decision: Decision;
  readonly session: Session;
}

/** @typeParam R the request of the framework around the service */
export interface ServiceOptions<R> {
  readonly authority: Authority;
  /**
   * The session of a request, from its cookie or token and the server's own data; null when there is none. Required:
   * without the server's own facts its decision would be no better than the client's.
   */
  readonly session: (request: R) => Session | null | Promise<Session | null>;
  /**
   * Sends a message that may be sent. What it returns is answered as `delivered`. Sending here, and nowhere else, is
   * what makes the text that is sent the one that was checked. Without it the service only gives decisions.
   */
  readonly deliver?: (message: Message, request: R) => unknown;
  /** The rate limit for each session's key; by default 30 at once and 5 more a second, for 10,000 keys. */
  readonly rate?: Partial<RateLimit>;
  /** The largest body in bytes; by default room for the longest text with every character escaped. */
  readonly bodyBytes?: number;
  /** Milliseconds that never go back, for the rate limit. */
  readonly clock?: () => number;
  /** Hears of what is answered with 500 or 503; by default it is printed as an error. */
  readonly onError?: (error: unknown) => void;
}

/** A request, as far as the service looks at it. */
export interface Incoming<R> {
  readonly method: string;
  /** Below where the service is mounted, without a slash at the start. */
  readonly path: string;
  readonly header: (name: string) => string | undefined;
  /** The body's bytes. @throws PresendError `body_too_large` */
  readonly body: (limit: number) => Promise<Uint8Array>;
  readonly request: R;
}

/** Answers every request, and never rejects. */
export type Service<R> = (incoming: Incoming<R>) => Promise<Answer>;

interface Body {
  readonly text: string;
  readonly declared?: readonly Claim[];
  readonly locale?: string;
  readonly client?: ClientStamp;
}

/** The service that the handlers for Request and for Fastify are made of. */
export function createService<R>(options: ServiceOptions<R>): Service<R> {
  const { authority, session: sessionOf, deliver, clock } = options;
  const onError = options.onError ?? ((error: unknown) => console.error(error));
  const bodyBytes = options.bodyBytes ?? 6 * authority.limits.textBytes + 64 * 1024;
  const limiter = createRateLimiter({ ...RATE_LIMIT, ...options.rate }, clock);
  const schema = requestSchema(authority.limits);
  const document = openApiDocument(authority.limits);

  async function decide(incoming: Incoming<R>): Promise<Answer> {
    const { request } = incoming;
    const session = await hosts('session', () => sessionOf(request));
    if (!session) throw new PresendError('unauthenticated', 'there is no session');
    const wait = limiter.take(session.key);
    if (wait > 0) {
      const seconds = Math.ceil(wait);
      return problemAnswer(problem('rate_limited', `come again in ${seconds} s`), {
        'retry-after': String(seconds),
      });
    }
    expectJson(incoming.header('content-type'));
    const body = parseBody(await incoming.body(bodyBytes));
    validate(body, schema);
    const { text, declared = [], locale, client } = body as Body;
    const context = { ...session.facts, ...(locale === undefined ? {} : { locale }), declared };
    const { subject } = session;
    const ruling = await authority
      .decide(text, context, client, { subject })
      .catch((error: unknown) => {
        throw blame(error, session.facts);
      });
    const { decision } = ruling;
    if (!ruling.allowed) {
      const refusal = problem('message_refused', `the verdict is ${decision.verdict}`);
      return problemAnswer(refusal, {}, ruling);
    }
    const message = { text, declared, decision, session };
    const delivered = await hosts('deliver', () => deliver?.(message, request));
    return jsonAnswer(
      { ...ruling, ...(delivered === undefined ? {} : { delivered }) },
      { 'cache-control': 'no-store' },
    );
  }

  /** An error of the context may lie in what the client sent or in the server's own facts. */
  function blame(error: unknown, facts: Facts): unknown {
    if (problemOf(error).status >= 500) return error;
    try {
      authority.verify(facts);
      return error;
    } catch (cause) {
      return new PresendError('invalid_facts', 'the facts are not usable', { cause });
    }
  }

  function tell(error: unknown): void {
    try {
      onError(error);
    } catch {
      // The request is answered all the same.
    }
  }

  async function read({ path, header }: Incoming<R>): Promise<Answer | undefined> {
    const known = header('if-none-match');
    const accepted = header('accept-encoding');
    if (path === 'openapi.json') return jsonAnswer(document, { 'cache-control': 'no-cache' });
    if (path === 'packs/current')
      return unlessKnown(await currentPack(authority.file, accepted), known);
    const file = path.startsWith('packs/') ? authority.findFile(path.slice(6)) : undefined;
    return file && unlessKnown(await lastingPack(file, accepted), known);
  }

  async function answer(incoming: Incoming<R>): Promise<Answer> {
    const { method, path } = incoming;
    if (path === 'decisions')
      return method === 'POST' ? decide(incoming) : methodNotAllowed('POST');
    const found = await read(incoming);
    if (!found) return problemAnswer(problem('not_found', 'there is nothing at this address'));
    if (method === 'HEAD') return { ...found, body: null };
    return method === 'GET' ? found : methodNotAllowed('GET, HEAD');
  }

  return async (incoming) => {
    try {
      return await answer(incoming);
    } catch (error) {
      const found = problemOf(error);
      if (found.status >= 500) tell(error);
      return problemAnswer(found, found.status === 503 ? { 'retry-after': '5' } : {});
    }
  };
}

/** Calls the host's own function: whatever it throws is the server's affair, also when it looks like a client's error. */
async function hosts<T>(name: string, call: () => T | Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw new PresendError('internal', `${name} failed`, { cause });
  }
}
