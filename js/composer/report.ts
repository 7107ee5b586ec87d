import { shapeDigest } from '../stamp.js';
import type { Act, Basis, Decision, Finding, Outcome } from '../types.js';

/**
 * What a user reports as wrong: what a rule saw and a policy decided, and nothing of what was written. The range tells
 * how long the detail is, and `findings` tells two reports of one message from those of two.
 */
export interface FindingReport {
  readonly schema: 1;
  /** The rule that found it. */
  readonly rule: string;
  readonly kind: string;
  readonly act: Act;
  readonly outcome: Outcome;
  readonly score: number;
  readonly disguise: readonly string[];
  readonly row: string;
  readonly basis: Basis;
  readonly exception: string | null;
  readonly split: number;
  /** In UTF-16 code units of the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The digest of the shapes of all findings, as in a `ClientStamp`. */
  readonly findings: string;
  readonly policy: string;
  /** The digest of the pack. */
  readonly pack: string;
  readonly engine: string;
}

/** Left out on purpose: `value`, `fix` and `id`, which are made of the text, and the explanations. */
export function reportOf(finding: Finding, decision: Decision): FindingReport {
  const { rule, kind, act, outcome, score, disguise, row, basis, exception, split } = finding;
  const { start, end } = finding;
  return {
    schema: 1,
    rule,
    kind,
    act,
    outcome,
    score,
    disguise,
    row,
    basis,
    exception,
    split,
    start,
    end,
    findings: shapeDigest(decision),
    policy: decision.policy,
    pack: decision.pack.digest,
    engine: decision.engine,
  };
}
