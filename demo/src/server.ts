import type { Claim, ClientStamp, Context, Decision, RecentMessage } from 'presend';

/** A message that the server has let through. */
export interface StoredMessage {
  readonly id: number;
  readonly text: string;
}

/** The server's decision, and how the page's own compared. */
interface Ruling {
  readonly decision: Decision;
  readonly agreed: boolean | null;
}

export type Answer =
  | ({ readonly kind: 'stored'; readonly id: number } & Ruling)
  | ({ readonly kind: 'refused' } & Ruling)
  | { readonly kind: 'error'; readonly code: string; readonly detail: string }
  | { readonly kind: 'unreachable' };

/** All that presend's own address says of a decision. */
interface FullRuling extends Ruling {
  readonly allowed: boolean;
  readonly differs: readonly string[];
  readonly stale: boolean | null;
}

/** What the server made of a request for a decision, lies and all. */
export type Judgement =
  | { readonly kind: 'ruled'; readonly status: number; readonly ruling: FullRuling }
  | ({ readonly kind: 'problem'; readonly status: number } & Problem)
  | { readonly kind: 'unreachable' };

interface Problem {
  readonly code: string;
  readonly detail: string;
}

function request(method: string, path: string, body?: unknown): Promise<Response> {
  return requestJson(method, path, body === undefined ? undefined : JSON.stringify(body));
}

function requestJson(method: string, path: string, json?: string): Promise<Response> {
  return fetch(path, {
    method,
    ...(json === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: json }),
  });
}

/** The server's side of the conversation. */
export class Server {
  /** The facts on their way; a message waits for them. */
  #facts: Promise<unknown> = Promise.resolve();

  /** Sets up the conversation: the demo's stand-in for what a marketplace knows of its users. */
  agree(context: Context): Promise<unknown> {
    const { surface, contract, policy, date, sender, recipient, relation, regions, allow, recent } =
      context;
    const facts = {
      surface,
      contract,
      policy,
      date,
      sender,
      recipient,
      relation,
      regions,
      allow,
      recent,
    };
    this.#facts = this.#facts
      .then(() => request('POST', 'conversation', facts))
      .catch(() => undefined);
    return this.#facts;
  }

  /** Asks the server to send a message; it decides for itself. */
  async send(
    text: string,
    declared: readonly Claim[],
    locale: string | undefined,
    client: ClientStamp | undefined,
  ): Promise<Answer> {
    try {
      await this.#facts;
      const response = await request('POST', 'messages', { text, declared, locale, client });
      const body: unknown = await response.json();
      if (response.status === 201) return { kind: 'stored', ...(body as { id: number } & Ruling) };
      if (response.status === 422) return { kind: 'refused', ...(body as Ruling) };
      return { kind: 'error', ...(body as Problem) };
    } catch {
      return { kind: 'unreachable' };
    }
  }

  /** Asks presend's own address for a decision, with whatever body; nothing is stored. */
  async judge(json: string): Promise<Judgement> {
    try {
      await this.#facts;
      const response = await requestJson('POST', 'decisions', json);
      const { status } = response;
      const body = (await response.json()) as FullRuling | Problem;
      return 'decision' in body
        ? { kind: 'ruled', status, ruling: body }
        : { kind: 'problem', status, code: body.code, detail: body.detail };
    } catch {
      return { kind: 'unreachable' };
    }
  }

  /** Forgets what was sent. */
  clear(): void {
    this.#facts = this.#facts.then(() => request('DELETE', 'messages')).catch(() => undefined);
  }

  async messages(): Promise<readonly StoredMessage[]> {
    try {
      await this.#facts;
      const response = await request('GET', 'messages');
      return ((await response.json()) as { messages: StoredMessage[] }).messages;
    } catch {
      return [];
    }
  }
}

/** As the server does: at most 10 earlier messages and 8 KiB, the newest ones. */
export function newest(messages: readonly RecentMessage[]): RecentMessage[] {
  const encoder = new TextEncoder();
  const kept: RecentMessage[] = [];
  let bytes = 0;
  for (const message of messages.toReversed()) {
    bytes += encoder.encode(message.text).length;
    if (kept.length === 10 || bytes > 8192) break;
    kept.unshift(message);
  }
  return kept;
}
