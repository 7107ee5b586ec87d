import type { Checker, Context, Finding } from 'presend';

import type { Corpus, Example } from './corpus.js';

/** One way in which a kind and act can be decided in a context, and the messages that show it. */
export interface Case {
  /** Of the first example. */
  readonly finding: Finding;
  readonly examples: readonly Example[];
}

/** What becomes of a claimed purpose: the finding after the claim. */
export interface Claimed {
  readonly purpose: string;
  readonly finding: Finding;
}

/** The context of an example: that of the cell, and the countries that its detail is written for. */
export function contextFor({ regions }: Example, context: Context): Context {
  return regions ? { ...context, regions } : context;
}

/** What the engine finds of a kind and act in an example under a context. */
export function findingIn(
  checker: Checker,
  example: Example,
  context: Context,
  { kind, act }: { readonly kind: string; readonly act: string },
): Finding | undefined {
  const { findings } = checker.check(example.text, contextFor(example, context), { all: true });
  return findings.find((finding) => finding.kind === kind && finding.act === act);
}

/** What cells came to, by corpus: the same cell is asked for again and again while somebody looks around. */
const decided = new WeakMap<Corpus, Map<string, Finding | undefined>>();

/** What becomes of the plainest example: what a cell shows. Undefined where there is no example. */
export function decide(
  checker: Checker,
  corpus: Corpus,
  kind: string,
  act: string,
  context: Context,
): Finding | undefined {
  const known = decided.get(corpus) ?? new Map<string, Finding | undefined>();
  decided.set(corpus, known);
  // What is a page of one platform is any website to another: the first example that fits the policy.
  for (const example of corpus.of(kind, act)) {
    const key = JSON.stringify([kind, act, example.text, context]);
    if (!known.has(key)) known.set(key, findingIn(checker, example, context, { kind, act }));
    const finding = known.get(key);
    if (finding) return finding;
  }
  return undefined;
}

/** Everything that can become of a kind and act in a context, the plainest case first. */
export function casesOf(
  checker: Checker,
  corpus: Corpus,
  kind: string,
  act: string,
  context: Context,
): Case[] {
  const cases = new Map<string, { finding: Finding; examples: Example[] }>();
  for (const example of corpus.of(kind, act)) {
    const finding = findingIn(checker, example, context, { kind, act });
    if (!finding) continue;
    const { outcome, row, basis, exception, claimable } = finding;
    const uncertain = claimable.includes('not_contact');
    const key = JSON.stringify([outcome, row, basis, exception, uncertain]);
    const known = cases.get(key);
    if (known) known.examples.push(example);
    else cases.set(key, { finding, examples: [example] });
  }
  return [...cases.values()];
}

/** What becomes of an example's finding when the sender claims each of the purposes that the policy offers for it. */
export function claimsOf(
  checker: Checker,
  example: Example,
  finding: Finding,
  context: Context,
): Claimed[] {
  const { kind, value } = finding;
  return finding.claimable.flatMap((purpose) => {
    const declared = [{ purpose, kind, value }];
    const claimed = findingIn(checker, example, { ...context, declared }, finding);
    return claimed ? [{ purpose, finding: claimed }] : [];
  });
}
