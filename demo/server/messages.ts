import type { FastifyInstance } from 'fastify';
import type { Claim, ClientStamp, Context } from 'presend';
import type { Authority, Facts } from 'presend/server';

import type { Conversations } from './conversation.js';
import { conversationOf } from './session.js';

interface MessageBody {
  readonly text: string;
  readonly declared?: readonly Claim[];
  readonly locale?: string;
  readonly client?: ClientStamp;
  /** Taken so that one can lie to the server and see that it counts for nothing. */
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
      locale: { type: 'string' },
      client: { type: 'object' },
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

/** The conversation and its messages. The authority decides, by the facts of the conversation. */
export function serveMessages(
  server: FastifyInstance,
  authority: Authority,
  conversations: Conversations,
): void {
  server.post<{ Body: Facts }>('/conversation', { schema: FACTS }, (request, reply) => {
    authority.verify(request.body); // an unknown word is refused here, not at the next message
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

  server.post<{ Body: MessageBody }>('/messages', { schema: MESSAGE }, async (request, reply) => {
    const { text, declared = [], locale, client, context = {} } = request.body;
    authority.verify(context);
    const conversation = conversationOf(conversations, request, reply);
    const facts = { ...conversation.context(), ...(locale === undefined ? {} : { locale }) };
    const { allowed, ...ruling } = await authority.decide(text, { ...facts, declared }, client);
    if (!allowed) return reply.status(422).send(ruling);
    const { id } = conversation.store(text, ruling.decision);
    return reply.status(201).send({ id, ...ruling });
  });
}
