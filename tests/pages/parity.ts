import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type * as Presend from 'presend';
import type { CheckerOptions, Context, Decision } from 'presend';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** What stands in a redacted text for what was taken out. */
export const MARK = '[…]';

/** The languages of the explanations. */
export const LOCALES = readdirSync(`${project}rules/explanations`)
  .map((file) => file.replace('.yaml', ''))
  .sort();

export interface Message {
  readonly id: number;
  readonly text: string;
  readonly context: Context;
}

/** What is said of a message: decisions as their bytes, without and with what is clear, and the text redacted. */
export interface Answer {
  readonly decision: string;
  readonly all: string;
  readonly redacted: string;
}

/** Every conformance case with a decision, in one language after the other; and each language's turn moved by one. */
export function messages(turn: number): Message[] {
  const folder = `${project}tests/conformance`;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { text: string; context?: Context; expect: object })
    .filter((one) => !('error' in one.expect))
    .map(({ text, context }, id) => {
      const locale = LOCALES[(id + turn) % LOCALES.length] ?? 'en';
      return { id, text, context: { ...context, locale } };
    });
}

/** Runs the native command. @throws what it says when it fails */
export function native(words: readonly string[], input: string | Buffer): string {
  const { status, stdout, stderr } = spawnSync(`${project}build/native/presend`, words, {
    input,
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`presend ${words.join(' ')}: ${stderr.toString()}`);
  return stdout.toString();
}

/** What the native command answers to each message. */
export function nativeAnswers(list: readonly Message[]): Answer[] {
  const input = list.map((message) => `${JSON.stringify(message)}\n`).join('');
  const scan = (...options: string[]): string[] =>
    native(['scan', ...options], input)
      .trimEnd()
      .split('\n')
      .map((line, id) => line.slice(`{"id":${id},"decision":`.length, -1));
  const all = scan('--all');
  return scan().map((decision, index) => ({
    decision,
    all: all[index] ?? '',
    redacted: withoutBlocked(list[index]?.text ?? '', JSON.parse(decision) as Decision),
  }));
}

/** Runs in a page or under Node: what the package there answers to each message. */
export async function packageAnswers({
  module,
  json,
  options = {},
}: {
  /** How the page imports the package. */
  readonly module: string;
  /** The messages as JSON, since what is handed to a page in thousands of parts takes long. */
  readonly json: string;
  /** Where the engine and the texts are, if not beside the package. */
  readonly options?: CheckerOptions;
}): Promise<Answer[]> {
  const { createChecker, redact } = (await import(module)) as typeof Presend;
  const checker = await createChecker({ locales: 'every', ...options });
  const answers = (JSON.parse(json) as Message[]).map(({ text, context }) => {
    const decision = checker.check(text, context);
    return {
      decision: JSON.stringify(decision),
      all: JSON.stringify(checker.check(text, context, { all: true })),
      redacted: redact(text, decision),
    };
  });
  checker.dispose();
  return answers;
}

/** The text without what the decision blocks, in the plainest way. */
function withoutBlocked(text: string, { findings }: Decision): string {
  let out = '';
  let at = 0;
  for (const { start, end, outcome } of findings) {
    if (outcome !== 'block') continue;
    if (start >= at) out += text.slice(at, start) + MARK;
    at = Math.max(at, end);
  }
  return out + text.slice(at);
}
