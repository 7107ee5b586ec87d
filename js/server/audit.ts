import { findingShape, type FindingShape } from '../finding-shape.js';
import type { Outcome } from '../types.js';
import type { Difference, Ruling } from './ruling.js';

/** A declared purpose, without the value it was declared for. */
export interface AuditClaim {
  readonly purpose: string;
  readonly kind: string;
  readonly accepted: boolean;
  readonly why: string | null;
}

/** How a client's stamp compared; none of its own words. */
export interface AuditClient {
  readonly agreed: boolean;
  readonly differs: readonly Difference[];
  readonly stale: boolean;
}

/** The record of one decision. `audit-schema.ts` says of every field why it is there. */
export interface AuditRecord {
  readonly schema: 1;
  readonly at: string;
  readonly subject: string | null;
  readonly allowed: boolean;
  readonly verdict: Outcome;
  readonly policy: string;
  readonly pack: string;
  readonly packVersion: string;
  readonly engine: string;
  readonly units: number;
  readonly findings: readonly FindingShape[];
  readonly declared: readonly AuditClaim[];
  readonly client: AuditClient | null;
}

/**
 * Takes a record; a promise is waited for. When it throws or rejects the decision does not count: it is not answered,
 * and nothing is let through.
 */
export type AuditSink = (record: AuditRecord) => void | Promise<void>;

/**
 * Left out on purpose: declared values and the text, which are what the record must not hold. What is left out of the
 * findings, `findingShape` tells.
 */
export function recordOf(
  ruling: Ruling,
  about: { readonly text: string; readonly at: Date; readonly subject: string | null },
): AuditRecord {
  const { decision } = ruling;
  return {
    schema: 1,
    at: about.at.toISOString(),
    subject: about.subject,
    allowed: ruling.allowed,
    verdict: decision.verdict,
    policy: decision.policy,
    pack: decision.pack.digest,
    packVersion: decision.pack.version,
    engine: decision.engine,
    units: about.text.length,
    findings: decision.findings.map(findingShape),
    declared: decision.declared.map(({ purpose, kind, accepted, why }) => ({
      purpose,
      kind,
      accepted,
      why,
    })),
    client: clientOf(ruling),
  };
}

function clientOf({ agreed, differs, stale }: Ruling): AuditClient | null {
  return agreed === null || stale === null ? null : { agreed, differs, stale };
}
