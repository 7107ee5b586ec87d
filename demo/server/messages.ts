import type { FastifyInstance } from 'fastify';
import type { Checker, Claim, Context } from 'presend';

import type { Conversations, Facts } from './conversation.js';
import { RequestError } from './problems.js';
import { conversationOf } from './session.js';

/** The longest text a message may have, in bytes of UTF-8. */
export const MAX_TEXT_BYTES = 64 * 1024;

interface MessageBody {
  readonly text: string;
  readonly declared?: readonly Claim[];
  readonly context?: Context;
}

/** Words and lists are the engine's to judge; here is only what it never sees. */
const MESSAGE = {
  body: {
    type: 'object',
    required: ['text'],
    additionalProperties: false,
    properties: {
      text: { type: 'string' },
      declared: { type: 'array' },
      context: { type: 'object' },
    },
  },
} as const;

const FACTS = {
  body: {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      [
        'surface',
        'contract',
        'policy',
        'date',
        'sender',
        'recipient',
        'relation',
        'regions',
        'allow',
        'recent',
      ].map((name) => [name, {}]),
    ),
  },
} as const;

/** The conversation and its messages. The checker is the server's own, and so are the facts it decides by. */
export function serveMessages(
  server: FastifyInstance,
  checker: Checker,
  conversations: Conversations,
): void {
  server.post<{ Body: Facts }>('/conversation', { schema: FACTS }, (request, reply) => {
    checker.check('', request.body); // an unknown word is refused here, not at the next message
    const conversation = conversationOf(conversations, request, reply);
    conversation.facts = request.body;
    return { context: conversation.context() };
  });

  server.get('/conversation', (request, reply) => {
    return { context: conversationOf(conversations, request, reply).context() };
  });

  server.get('/messages', (request, reply) => {
    return { messages: conversationOf(conversations, request, reply).messages };
  });

  server.delete('/messages', (request, reply) => {
    conversationOf(conversations, request, reply).clear();
    return reply.status(204).send();
  });

  server.post<{ Body: MessageBody }>('/messages', { schema: MESSAGE }, (request, reply) => {
    const { text, declared = [], context = {} } = request.body;
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_TEXT_BYTES) {
      throw new RequestError(
        413,
        'text_too_long',
        `the text has ${bytes} bytes; ${MAX_TEXT_BYTES} are allowed`,
      );
    }
    checker.check('', context); // the sender's own idea must be well formed, and counts for nothing but the language
    const conversation = conversationOf(conversations, request, reply);
    const { locale } = context;
    const decision = checker.check(text, {
      ...conversation.context(),
      ...(locale === undefined ? {} : { locale }),
      declared,
    });
    if (decision.verdict === 'ask' || decision.verdict === 'block')
      return reply.status(422).send({ decision });
    const { id } = conversation.store(text, decision);
    return reply.status(201).send({ id, decision });
  });
}
