import { problem, type Problem } from './problems.js';

/** An HTTP answer before it is put into a framework's own. Names of headers are in lower case. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

const ALWAYS = { 'x-content-type-options': 'nosniff' };

export function jsonAnswer(body: object, headers: Readonly<Record<string, string>>): Answer {
  return {
    status: 200,
    headers: { ...ALWAYS, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** @param more members beside those of the problem */
export function problemAnswer(
  { type, title, status, detail, code }: Problem,
  headers: Readonly<Record<string, string>> = {},
  more: object = {},
): Answer {
  return {
    status,
    headers: {
      ...ALWAYS,
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      // What was not read of a body that is too large would be taken for the next request.
      ...(status === 413 ? { connection: 'close' } : {}),
      ...headers,
    },
    body: JSON.stringify({ type, title, status, detail, code, ...more }),
  };
}

export function bytesAnswer(
  body: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): Answer {
  return {
    status: 200,
    headers: {
      ...ALWAYS,
      'content-type': 'application/octet-stream',
      'content-length': String(body.length),
      ...headers,
    },
    body,
  };
}

/** To a conditional request: the client has it already. */
export function unlessKnown(answer: Answer, ifNoneMatch: string | undefined): Answer {
  const etag = answer.headers['etag'];
  const known = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (!known.includes('*') && !known.includes(etag ?? '')) return answer;
  const {
    'content-type': _type,
    'content-encoding': _coding,
    'content-length': _length,
    ...headers
  } = answer.headers;
  return { status: 304, headers, body: null };
}

export function methodNotAllowed(allow: string): Answer {
  return problemAnswer(problem('method_not_allowed', `this address knows ${allow}`), { allow });
}
