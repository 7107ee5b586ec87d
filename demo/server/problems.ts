import type { FastifyError, FastifyInstance } from 'fastify';
import { PresendError } from 'presend';

/** Every refusal but that of a message's content has this body. */
export interface Problem {
  readonly code: string;
  readonly message: string;
}

/** An error whose answer is decided where it is thrown. */
export class RequestError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  invalid_json: 400,
  unknown_key: 400,
  unknown_word: 400,
  invalid_value: 400,
  context_too_large: 413,
  text_too_long: 413,
};

/** What the framework refuses by itself, in our words. */
const FRAMEWORK: Readonly<Record<string, readonly [status: number, code: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body_too_large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'unsupported_media_type'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'invalid_json'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'invalid_json'],
  FST_ERR_VALIDATION: [400, 'invalid_value'],
};

/** Answers errors as `{code, message}`; what is nobody's mistake but ours is logged and stays vague. */
export function answerProblems(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError | Error, _request, reply) => {
    const { status, problem } = problemOf(error);
    if (status >= 500) console.error(error);
    return reply.status(status).send(problem);
  });
  server.setNotFoundHandler((request, reply) => {
    const problem: Problem = {
      code: 'not_found',
      message: `there is no ${request.method} ${request.url}`,
    };
    return reply.status(404).send(problem);
  });
}

function problemOf(error: FastifyError | Error): { status: number; problem: Problem } {
  const { message } = error;
  if (error instanceof RequestError)
    return { status: error.status, problem: { code: error.code, message } };
  if (error instanceof PresendError) {
    const status = STATUS_OF_CODE[error.code];
    if (status !== undefined) return { status, problem: { code: error.code, message } };
  } else if ('validation' in error && error.validation) {
    const unknown = error.validation.find((failure) => failure.keyword === 'additionalProperties');
    if (unknown) {
      const key = String(unknown.params['additionalProperty']);
      return {
        status: 400,
        problem: { code: 'unknown_key', message: `the body has an unknown key "${key}"` },
      };
    }
    return { status: 400, problem: { code: 'invalid_value', message } };
  } else if ('code' in error) {
    const known = FRAMEWORK[error.code];
    if (known) return { status: known[0], problem: { code: known[1], message } };
    if (error instanceof SyntaxError)
      return { status: 400, problem: { code: 'invalid_json', message } };
  } else if (error instanceof SyntaxError) {
    return { status: 400, problem: { code: 'invalid_json', message } };
  }
  return { status: 500, problem: { code: 'internal', message: 'the server has made a mistake' } };
}
