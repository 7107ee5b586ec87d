import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Context, Decision } from 'presend';

import { expect, test } from './package-page.js';

const project = fileURLToPath(new URL('../../', import.meta.url));
const NATIVE = `${project}build/native/presend`;
const MARK = '[…]';

const LOCALES = readdirSync(`${project}rules/explanations`)
  .map((file) => file.replace('.yaml', ''))
  .sort();

interface Message {
  readonly id: number;
  readonly text: string;
  readonly context: Context;
}

/** Every conformance case with a decision, in one language after the other; and each language's turn moved by one. */
function messages(turn: number): Message[] {
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

/** What the native command answers to each message: the decision's bytes as text. */
function native(list: readonly Message[], options: readonly string[]): string[] {
  const input = list.map((message) => `${JSON.stringify(message)}\n`).join('');
  const { status, stdout } = spawnSync(NATIVE, ['scan', ...options], { input, maxBuffer: 1 << 30 });
  expect(status).toBe(0);
  const lines = stdout.toString().trimEnd().split('\n');
  return lines.map((line, id) => line.slice(`{"id":${id},"decision":`.length, -1));
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

// With ten turns each case is there in each language; an ordinary run has time for two.
const TURNS = process.env['PRESEND_LONG'] ? LOCALES.map((_, turn) => turn) : [0, 7];

for (const turn of TURNS) {
  test(`every case in one of ten languages, turn ${turn}: native and Chromium write the same bytes`, async ({
    host,
  }) => {
    test.setTimeout(240_000);
    expect(LOCALES).toHaveLength(10);
    const list = messages(turn);
    expect(list.length).toBeGreaterThan(1000);
    const found = await host.page.evaluate(async (given) => {
      const { createChecker, redact } = await import('presend');
      const checker = await createChecker({ locales: 'every' });
      const answers = given.map(({ text, context }) => {
        const decision = checker.check(text, context);
        return {
          decision: JSON.stringify(decision),
          all: JSON.stringify(checker.check(text, context, { all: true })),
          redacted: redact(text, decision),
        };
      });
      checker.dispose();
      return answers;
    }, list);
    const expected = native(list, []);
    const all = native(list, ['--all']);
    const whys = new Set<string>();
    list.forEach(({ text }, index) => {
      const line = expected[index] ?? '';
      expect(found[index]?.decision).toBe(line);
      expect(found[index]?.all).toBe(all[index]);
      const decision = JSON.parse(line) as Decision;
      expect(found[index]?.redacted).toBe(withoutBlocked(text, decision));
      for (const { why } of decision.declared) whys.add(why ?? 'accepted');
    });
    // Declared rightly, wrongly, and for what is no longer there.
    expect([...whys].sort()).toEqual(
      ['accepted', 'disguised', 'no_such_finding', 'not_claimable', 'not_needed'].sort(),
    );
  });
}

test('the native command and Chromium redact a long text alike', async ({ host }) => {
  const texts = messages(0).map(({ text }) => text);
  const input = Buffer.from(texts.join('\n\n')).toString(); // without lone surrogates, which are no UTF-8
  const found = await host.page.evaluate(async (text) => {
    const { createChecker, redact } = await import('presend');
    const checker = await createChecker();
    return redact(text, checker.check(text));
  }, input);
  const { status, stdout } = spawnSync(NATIVE, ['redact'], { input, maxBuffer: 1 << 30 });
  expect(status).toBe(0);
  expect(found).toContain(MARK);
  expect(found).toBe(stdout.toString());
});
