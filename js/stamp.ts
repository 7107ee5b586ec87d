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
  return `fnv1a64:${fnv1a64(JSON.stringify(shapes))}`;
}

/** FNV-1a over the UTF-8 of a text, as 16 hexadecimal digits. */
export function fnv1a64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode(text)) {
    // Times the prime 2^40 + 0x1b3, in halves that a double holds exactly.
    const octet = (low ^ byte) >>> 0;
    const product = octet * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / 0x1_0000_0000) + ((octet << 8) >>> 0)) >>> 0;
    low = product >>> 0;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}
