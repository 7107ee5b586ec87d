import type { Act, Basis, Finding, Outcome } from './types.js';

/**
 * The shape of a finding: what a rule saw and a policy decided, and nothing of what was written. `start` and `end` are
 * UTF-16 code units of the text, `end` exclusive.
 */
export interface FindingShape {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly act: Act;
  readonly outcome: Outcome;
  readonly score: number;
  readonly disguise: readonly string[];
  readonly row: string;
  readonly basis: Basis;
  readonly exception: string | null;
  readonly rule: string;
  readonly split: number;
}

/**
 * Left out on purpose: `value`, `fix` and `id`, which are made of the text, so that a short detail could be guessed from
 * them; `app` and the explanations, which the rule, the row and the pack give back.
 */
export function findingShape(finding: Finding): FindingShape {
  const { start, end, kind, act, outcome, score, disguise, row, basis, exception, rule, split } =
    finding;
  return {
    start,
    end,
    kind,
    act,
    outcome,
    score,
    disguise,
    row,
    basis,
    exception,
    rule,
    split,
  };
}
