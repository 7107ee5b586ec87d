import { findingShape, type FindingShape } from '../finding-shape.js';
import { shapeDigest } from '../stamp.js';
import type { Decision, Finding } from '../types.js';

/**
 * What a user reports as wrong: what a rule saw and a policy decided, and nothing of what was written. The range tells
 * how long the detail is, and `findings` tells two reports of one message from those of two.
 */
export interface FindingReport extends FindingShape {
  readonly schema: 1;
  /** The digest of the shapes of all findings, as in a `ClientStamp`. */
  readonly findings: string;
  readonly policy: string;
  /** The digest of the pack. */
  readonly pack: string;
  readonly engine: string;
}

export function reportOf(finding: Finding, decision: Decision): FindingReport {
  return {
    schema: 1,
    ...findingShape(finding),
    findings: shapeDigest(decision),
    policy: decision.policy,
    pack: decision.pack.digest,
    engine: decision.engine,
  };
}
