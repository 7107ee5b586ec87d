import { Fnv1a64 } from './fnv.js';
import type { Decision, Outcome } from './types.js';

/**
 * What a client says of the check it made itself. A server compares it with its own decision and lets it decide
 * nothing; so it holds no text, and nothing in it has to be kept from being forged.
 */
export interface ClientStamp {
  /** The dated policy, as in `Decision.policy`. */
  readonly policy: string;
  /** The digest of the pack, as in `Decision.pack.digest`. */
  readonly pack: string;
  /** The engine's version, as in `Decision.engine`. */
  readonly engine: string;
  readonly verdict: Outcome;
  /** The digest of the findings' shapes, `fnv1a64:` and 16 hexadecimal digits (`shapeDigest`). */
  readonly findings: string;
}

/** The stamp of a decision, to send along with the text that was checked. */
export function stampOf(decision: Decision): ClientStamp {
  return {
    policy: decision.policy,
    pack: decision.pack.digest,
    engine: decision.engine,
    verdict: decision.verdict,
    findings: shapeDigest(decision),
  };
}

/**
 * A digest of what was found where: of each finding that is not clear the range in UTF-16 code units, the kind, the
 * rule and the outcome; no value and no text. FNV-1a, 64 bits: whoever can forge a digest can forge a stamp, so all it
 * has to do is to tell honest decisions apart, at once and without WebCrypto.
 */
export function shapeDigest({ findings }: Pick<Decision, 'findings'>): string {
  const shapes = findings
    .filter(({ outcome }) => outcome !== 'clear')
    .map(({ start, end, kind, rule, outcome }) => [start, end, kind, rule, outcome]);
  const bytes = new TextEncoder().encode(JSON.stringify(shapes));
  return `fnv1a64:${new Fnv1a64().add(bytes).hex()}`;
}
