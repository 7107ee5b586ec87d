// A visitor of the demo who sends good messages, and knows what must be answered.
import { isDeepStrictEqual } from 'node:util';

import { readCorpus } from '../bench/corpus.mjs';

const DETAILS = [
  'Write to john@gmail.com and we begin.',
  'You can call +1 415 555 2671 any time.',
  'j o h n at g m a i l dot com',
  'Our shop is at www.anas-paper-shop.com',
  'Напишите мне в телеграм @maria_lz',
];
const FACTS = [{}, { contract: 'active' }, { surface: 'proposal' }];

/** @returns {Promise<{ facts: object, text: string, decision: object }[]>} what a checker of this process decides */
export async function expectedAnswers() {
  const { createChecker } = await import('presend');
  const checker = await createChecker();
  const { texts } = readCorpus();
  const messages = [
    ...texts.slice(0, 40),
    ...DETAILS,
    ...texts.slice(0, 10).map((text, n) => `${text}\n${DETAILS[n % DETAILS.length]}`),
  ];
  const answers = FACTS.flatMap((facts) =>
    messages.map((text) => ({ facts, text, decision: checker.check(text, facts) })),
  );
  checker.dispose();
  return answers;
}

export class Visitor {
  #url;
  #answers;
  #cookie;

  constructor(url, answers) {
    this.#url = url;
    this.#answers = answers;
  }

  /**
   * Sets up the conversation's facts, empties it, so that earlier messages play no part, and sends a message.
   * @returns what is wrong with the answer; null when nothing is
   */
  async ask() {
    const { facts, text, decision } =
      this.#answers[Math.floor(Math.random() * this.#answers.length)];
    await this.#request('POST', 'conversation', facts);
    if ((await this.#request('DELETE', 'messages')).status !== 204)
      return 'a conversation was not emptied';
    const { status, body } = await this.#request('POST', 'messages', { text });
    const expected = decision.verdict === 'block' || decision.verdict === 'ask' ? 422 : 201;
    if (status !== expected) return `${status} for what must be ${expected}: ${text}`;
    return isDeepStrictEqual(body.decision, decision) ? null : `another decision about: ${text}`;
  }

  async #request(method, path, body) {
    const response = await fetch(new URL(path, this.#url), {
      method,
      headers: {
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  }
}
