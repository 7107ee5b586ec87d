import { randomUUID } from 'node:crypto';

import type { Decision, RecentMessage } from 'presend';
import type { Facts } from 'presend/server';

export interface StoredMessage {
  readonly id: number;
  readonly text: string;
  readonly decision: Decision;
}

/** Limits of the core on `recent`: newest messages, and bytes of UTF-8 among them. */
const RECENT_MESSAGES = 10;
const RECENT_BYTES = 8 * 1024;
/** The demo forgets the oldest beyond these. */
const KEPT_MESSAGES = 100;
const KEPT_CONVERSATIONS = 1000;

/** One visitor's conversation: the facts that the demo's controls set up, and the messages let through since. */
export class Conversation {
  facts: Facts = {};
  #messages: StoredMessage[] = [];
  #stored = 0;

  get messages(): readonly StoredMessage[] {
    return this.#messages;
  }

  store(text: string, decision: Decision): StoredMessage {
    const message = { id: ++this.#stored, text, decision };
    this.#messages = [...this.#messages, message].slice(-KEPT_MESSAGES);
    return message;
  }

  clear(): void {
    this.#messages = [];
  }

  /** The context of a new message: the facts, and what was said before it as far as the engine looks back. */
  context(): Facts {
    const said: RecentMessage[] = [
      ...(this.facts.recent ?? []),
      ...this.#messages.map(({ text }) => ({ from: 'sender' as const, text })),
    ];
    const recent = newest(said);
    return { ...this.facts, ...(recent.length > 0 ? { recent } : {}) };
  }
}

function newest(messages: readonly RecentMessage[]): readonly RecentMessage[] {
  let first = messages.length;
  let bytes = 0;
  while (first > 0 && messages.length - first < RECENT_MESSAGES) {
    bytes += Buffer.byteLength(messages[first - 1]?.text ?? '');
    if (bytes > RECENT_BYTES) break;
    first--;
  }
  return messages.slice(first);
}

/** The conversations by the name in the visitor's cookie. They live as long as the process. */
export class Conversations {
  readonly #byName = new Map<string, Conversation>();

  find(name: string | undefined): Conversation | undefined {
    return name === undefined ? undefined : this.#byName.get(name);
  }

  /** Starts a conversation under the strictest ordinary facts. Its name cannot be guessed. */
  start(): { readonly name: string; readonly conversation: Conversation } {
    const name = randomUUID();
    const conversation = new Conversation();
    this.#byName.set(name, conversation);
    for (const oldest of this.#byName.keys()) {
      if (this.#byName.size <= KEPT_CONVERSATIONS) break;
      this.#byName.delete(oldest);
    }
    return { name, conversation };
  }
}
