import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from 'presend/server';

import type { Conversation, Conversations } from './conversation.js';

const COOKIE = 'presend-demo';

/** The visitor's conversation, by the cookie; a new one, with its cookie, for a visitor without. */
export function conversationOf(
  conversations: Conversations,
  request: FastifyRequest,
  reply: FastifyReply,
): Conversation {
  const found = conversations.find(cookie(request));
  if (found) return found;
  const { name, conversation } = conversations.start();
  reply.header('set-cookie', `${COOKIE}=${name}; Path=/; HttpOnly; SameSite=Strict`);
  return conversation;
}

/** What presend's own addresses know of a visitor. */
export function sessionOf(conversations: Conversations, request: FastifyRequest): Session | null {
  const key = cookie(request);
  const conversation = conversations.find(key);
  return key && conversation ? { key, facts: conversation.context() } : null;
}

function cookie(request: FastifyRequest): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === COOKIE) return value;
  }
  return undefined;
}
