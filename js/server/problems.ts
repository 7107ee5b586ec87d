import { PresendError, type ErrorCode } from '../errors.js';

/**
 * Every answer that is no success has such a body (RFC 9457, `application/problem+json`). `code` is for programs:
 * the codes of `PresendError`, and those that only a server has:
 *
 * | status | code | meaning |
 * |--|--|--|
 * | 401 | `unauthenticated` | the server knows no session for this request |
 * | 404 | `not_found` | there is nothing at this address |
 * | 405 | `method_not_allowed` | the address knows other methods only; `Allow` names them |
 * | 413 | `body_too_large` | the body is over the limit |
 * | 415 | `unsupported_media_type` | the body is not sent as `application/json` |
 * | 422 | `message_refused` | the message was read, and may not be sent; the ruling is beside the code |
 * | 429 | `rate_limited` | too many decisions in a short time; `Retry-After` says when to come again |
 * | 500 | `invalid_facts` | the server's own facts about the parties are not usable |
 * | 503 | `audit_failed` | the decision could not be recorded, so it does not count |
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
}

export type ProblemCode =
  | ErrorCode
  | 'unauthenticated'
  | 'not_found'
  | 'method_not_allowed'
  | 'body_too_large'
  | 'unsupported_media_type'
  | 'message_refused'
  | 'rate_limited'
  | 'invalid_facts'
  | 'audit_failed';

/** The codes whose message is for the client; whatever else is thrown is the server's own affair. */
export const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  invalid_json: 400,
  unknown_key: 400,
  unknown_word: 400,
  invalid_value: 400,
  unauthenticated: 401,
  not_found: 404,
  method_not_allowed: 405,
  body_too_large: 413,
  text_too_long: 413,
  context_too_large: 413,
  unsupported_media_type: 415,
  message_refused: 422,
  rate_limited: 429,
  internal: 500,
  invalid_facts: 500,
  audit_failed: 503,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  401: 'No session',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'The message may not be sent',
  429: 'Too many requests',
  500: 'The server has made a mistake',
  503: 'The server cannot decide now',
};

export function problem(code: ProblemCode, detail: string): Problem {
  const status = STATUS_OF_CODE[code] ?? 500;
  return {
    type: `urn:presend:error:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    code,
  };
}

/** The problem of anything that was thrown. Of what is nobody's mistake but the server's it tells no more than that. */
export function problemOf(thrown: unknown): Problem {
  const code = thrown instanceof PresendError ? thrown.code : 'internal';
  const status = STATUS_OF_CODE[code] ?? 500;
  if (thrown instanceof PresendError && status < 500) return problem(code, thrown.message);
  if (code === 'audit_failed') return problem(code, 'the decision could not be recorded');
  return problem(code === 'invalid_facts' ? code : 'internal', 'the server has made a mistake');
}
