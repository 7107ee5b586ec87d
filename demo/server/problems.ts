import type { FastifyError, FastifyInstance } from 'fastify';
import { problem, problemOf, type Problem, type ProblemCode } from 'presend/server';

/** What the framework refuses by itself, in our words. */
const FRAMEWORK: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_json',
  FST_ERR_VALIDATION: 'invalid_value',
};

/** Answers errors as problem details; what is nobody's mistake but ours is logged and stays vague. */
export function answerProblems(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const answer = answerOf(error);
    // Whoever goes away in the middle of a request is no fault of ours.
    if (answer.status >= 500 && !request.raw.readableAborted) console.error(error);
    return reply.status(answer.status).type('application/problem+json').send(answer);
  });
  server.setNotFoundHandler((request, reply) => {
    const answer = problem('not_found', `there is no ${request.method} ${request.url}`);
    return reply.status(answer.status).type('application/problem+json').send(answer);
  });
}

function answerOf(error: FastifyError | Error): Problem {
  const { message } = error;
  if ('validation' in error && error.validation) {
    const unknown = error.validation.find((failure) => failure.keyword === 'additionalProperties');
    if (!unknown) return problem('invalid_value', message);
    const key = String(unknown.params['additionalProperty']);
    return problem('unknown_key', `the body has an unknown key "${key}"`);
  }
  const code = 'code' in error ? FRAMEWORK[error.code] : undefined;
  if (code) return problem(code, message);
  return error instanceof SyntaxError ? problem('invalid_json', message) : problemOf(error);
}
