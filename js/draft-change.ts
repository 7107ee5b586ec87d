import { frozen } from './frozen.js';
import type { Decision, Finding } from './types.js';

/** What an edit did to a draft's decision, as the engine tells it. */
export interface DraftChange {
  /** So many of the first findings are as they were. */
  readonly before: number;
  /** And so many of the last, but for where they stand: */
  readonly behind: number;
  /** by so many UTF-16 code units further on. */
  readonly shift: number;
  /** The new decision, with the findings between those two alone. */
  readonly decision: Decision;
}

/** The decision after a change. Findings that are as they were are the same objects. */
export function changedDecision(findings: readonly Finding[], change: DraftChange): Decision {
  const { before, behind, shift, decision } = change;
  return frozen({
    ...decision,
    findings: [
      ...findings.slice(0, before),
      ...decision.findings,
      ...findings.slice(findings.length - behind).map((finding) => moved(finding, shift)),
    ],
  });
}

function moved(finding: Finding, shift: number): Finding {
  if (shift === 0) return finding;
  const { start, end, fix } = finding;
  return {
    ...finding,
    start: start + shift,
    end: end + shift,
    fix: fix && { ...fix, start: fix.start + shift, end: fix.end + shift },
  };
}
