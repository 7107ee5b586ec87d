import { ENCODINGS } from './encodings.js';
import { MESSAGE_LIMITS, type MessageLimits } from './limits.js';
import { CLAIM, requestSchema, STAMP } from './request-schema.js';
import { NAMED, PROBLEM, REFUSAL, RULING } from './response-schema.js';
import type { Schema } from './schema.js';

/** Of this form of the API, not of the package. */
const API_VERSION = '1.0.0';

const PROBLEMS: Readonly<Record<string, string>> = {
  400: 'The body is not JSON, or has an unknown key (facts about the parties, for instance), word or value.',
  401: 'There is no session.',
  413: 'The body, the text or the list of declared purposes is over its limit.',
  415: 'The body is not application/json.',
  429: 'Too many decisions in a short time.',
  500: 'The server has made a mistake; nothing was sent.',
  503: 'The decision could not be recorded; nothing was sent.',
};

/** An OpenAPI 3.1 document made from the very schemas that requests are held against. */
export function openApiDocument(limits: MessageLimits = MESSAGE_LIMITS): object {
  const request = requestSchema(limits);
  const named = [request, STAMP, CLAIM, RULING, REFUSAL, PROBLEM, ...NAMED];
  const name = (schema: Schema): unknown => ({ $ref: `#/components/schemas/${schema.title}` });
  const inline = (schema: Schema): unknown => {
    const { title: _title, items, properties, ...rest } = schema;
    return {
      ...rest,
      ...(items ? { items: refer(items) } : {}),
      ...(properties
        ? {
            properties: Object.fromEntries(
              Object.entries(properties).map(([key, inner]) => [key, refer(inner)]),
            ),
          }
        : {}),
    };
  };
  const refer = (schema: Schema): unknown =>
    named.includes(schema) ? name(schema) : inline(schema);
  return {
    openapi: '3.1.1',
    info: {
      title: 'presend',
      version: API_VERSION,
      summary: 'Decides whether a message may be sent.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '.', description: 'Where this document is.' }],
    paths: {
      '/decisions': { post: decisions(request, name) },
      '/packs/current': { get: currentPack() },
      '/packs/{name}': { get: lastingPack(name) },
      '/openapi.json': {
        get: {
          operationId: 'describe',
          summary: 'This document.',
          security: [],
          responses: {
            200: {
              description: 'It.',
              content: { 'application/json': { schema: { type: 'object' } } },
            },
          },
        },
      },
    },
    components: {
      schemas: Object.fromEntries(named.map((schema) => [schema.title ?? '', inline(schema)])),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'session',
          description: 'The host’s own session: a cookie or whatever it knows its users by.',
        },
      },
    },
    security: [{ session: [] }],
  };
}

type Name = (schema: Schema) => unknown;

function decisions(request: Schema, name: Name): object {
  const json = (schema: Schema, type = 'application/json'): object => ({
    content: { [type]: { schema: name(schema) } },
  });
  const seconds = { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } };
  return {
    operationId: 'decide',
    summary: 'Decides about a message, by the server’s own pack and facts.',
    requestBody: { required: true, ...json(request) },
    responses: {
      200: { description: RULING.description, ...json(RULING) },
      422: { description: REFUSAL.description, ...json(REFUSAL, 'application/problem+json') },
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [
          status,
          {
            description,
            ...(['429', '503'].includes(status) ? { headers: { 'Retry-After': seconds } } : {}),
            ...json(PROBLEM, 'application/problem+json'),
          },
        ]),
      ),
    },
  };
}

const text = (description: string): object => ({ description, schema: { type: 'string' } });

function packResponses(cacheControl: string): object {
  const headers = {
    ETag: text('The digest of the file, and behind it the coding that it is sent in.'),
    'Cache-Control': text(cacheControl),
    Vary: text('Accept-Encoding.'),
    'Repr-Digest': text('The digest of what is sent, in its coding, in the form of RFC 9530.'),
    Link: text('The lasting address of the current pack, or where the latest one is.'),
  };
  return {
    200: {
      description:
        'The pack as a file. One that did not come with the package carries its signature.',
      headers: {
        ...headers,
        'Content-Encoding': {
          description: 'The coding that the client likes best; absent for the file as it is.',
          schema: { type: 'string', enum: [...ENCODINGS] },
        },
      },
      content: { 'application/octet-stream': {} },
    },
    304: { description: 'The client has it.', headers },
  };
}

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  schema: { type: 'string' },
  description: 'The ETag of the file that the client has, in the coding that it asks for.',
};

const ACCEPT_ENCODING = {
  name: 'Accept-Encoding',
  in: 'header',
  schema: { type: 'string' },
  description: 'The codings that the client takes.',
};

function currentPack(): object {
  return {
    operationId: 'currentPack',
    summary: 'The pack that the server decides by.',
    security: [],
    parameters: [IF_NONE_MATCH, ACCEPT_ENCODING],
    responses: packResponses('no-cache: ask again, with If-None-Match.'),
  };
}

function lastingPack(name: Name): object {
  return {
    operationId: 'packByName',
    summary: 'A pack by its content: the current one, or the one before.',
    security: [],
    parameters: [
      {
        name: 'name',
        in: 'path',
        required: true,
        schema: { type: 'string', pattern: '^sha256-[0-9a-f]{64}$' },
      },
      IF_NONE_MATCH,
      ACCEPT_ENCODING,
    ],
    responses: {
      ...packResponses('immutable: what is here never changes.'),
      404: {
        description: 'The server does not hold that pack any more, or never did.',
        content: { 'application/problem+json': { schema: name(PROBLEM) } },
      },
    },
  };
}
