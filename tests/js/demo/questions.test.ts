import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Checker, Context, Finding, Outcome } from 'presend';

import { root, startChecker } from '../engine.js';

interface Example {
  readonly id: string;
  readonly text: string;
  readonly context: Context;
  /** The findings that are not clear unless lifted, in order; of each the keys given have to agree. */
  readonly expect: { readonly verdict: Outcome; readonly findings: readonly Partial<Finding>[] };
}

const questions = JSON.parse(
  readFileSync(path.join(root, 'demo', 'questions.json'), 'utf8'),
) as readonly { readonly id: string; readonly examples: readonly Example[] }[];

let checker: Checker;
beforeAll(async () => {
  checker = await startChecker();
});
afterAll(() => {
  checker.dispose();
});

const examples = questions.flatMap(({ id, examples }) =>
  examples.map((example) => [`${id}.${example.id}`, example] as const),
);

test.each(examples)('%s gives the outcome that the answer claims', (_name, example) => {
  const { verdict, findings } = checker.check(example.text, example.context, { all: true });
  expect(verdict).toBe(example.expect.verdict);
  expect(
    findings.filter(({ outcome, basis }) => outcome !== 'clear' || basis === 'lifted'),
  ).toMatchObject(example.expect.findings);
});

test.each(questions.map(({ id, examples }) => [id, examples] as const))(
  '%s has a question, an answer and a name for every example',
  (id, examples) => {
    expect(checker.message(`questions.${id}.question`)).toMatch(/\?/);
    expect(checker.message(`questions.${id}.answer`)).not.toBe('');
    for (const example of examples)
      expect(checker.message(`questions.${id}.examples.${example.id}`)).not.toBe('');
  },
);

test('there are the ten questions', () => {
  expect(questions).toHaveLength(10);
});

test('every polite refusal checks clear, under every policy', () => {
  let refusals = 0;
  for (; checker.message(`refusals.${refusals}`) !== ''; refusals++) {
    for (const { id } of checker.pack.policies) {
      const { verdict } = checker.check(checker.message(`refusals.${refusals}`), { policy: id });
      expect(verdict).toBe('clear');
    }
  }
  expect(refusals).toBeGreaterThan(0);
});

test('a pack tells the rows of each policy, and what stands for them in words', () => {
  for (const { rows, lifts, words, defaults } of checker.pack.policies) {
    expect(rows.length).toBeGreaterThan(0);
    expect(words.surface).toContain(defaults.surface);
    expect(words.role).toContain(defaults.sender);
    for (const { text } of [...rows, ...lifts])
      expect(checker.message(`texts.${text}.when`)).not.toBe('');
    for (const row of rows) {
      for (const surface of row.surfaces) expect(words.surface).toContain(surface);
      for (const claim of row.claimable) expect(words.purpose).toContain(claim.purpose);
    }
  }
});

test('an app has a name, an unknown one has none', () => {
  expect(checker.message('apps.whatsapp')).toBe('WhatsApp');
  expect(checker.message('apps.nothing')).toBe('');
});
