import { shapeDigest, type ClientStamp } from '../stamp.js';
import type { Decision, PackStamp } from '../types.js';

/** What in a client's stamp can be another than the server's. */
export type Difference = 'policy' | 'verdict' | 'findings';

/** What a client should fetch; null for what it has. */
export interface Refresh {
  /** `url` is relative to the address that answered `POST decisions`; what is there never changes. */
  readonly pack: (PackStamp & { readonly url: string }) | null;
  /** The engine's version: it comes with the package, so a page that is loaded anew has it. */
  readonly engine: string | null;
}

/** The server's word on a message. */
export interface Ruling {
  /** Whether it may be sent: the server's own verdict is `clear` or `advise`. Nothing a client says changes it. */
  readonly allowed: boolean;
  readonly decision: Decision;
  /** Whether the client came to the same policy, verdict and findings; null when it sent no stamp. */
  readonly agreed: boolean | null;
  /** In what they differ. */
  readonly differs: readonly Difference[];
  /** Whether the client's pack or engine is not the current one; null when it sent no stamp. */
  readonly stale: boolean | null;
  /** Set when it is stale. */
  readonly refresh: Refresh | null;
}

/** @param url where the current pack is, relative to the address that decides */
export function rule(decision: Decision, stamp: ClientStamp | undefined, url: string): Ruling {
  const allowed = decision.verdict === 'clear' || decision.verdict === 'advise';
  if (!stamp) return { allowed, decision, agreed: null, differs: [], stale: null, refresh: null };
  const differs = differencesOf(decision, stamp);
  const refresh: Refresh = {
    pack: stamp.pack === decision.pack.digest ? null : { ...decision.pack, url },
    engine: stamp.engine === decision.engine ? null : decision.engine,
  };
  const stale = refresh.pack !== null || refresh.engine !== null;
  return {
    allowed,
    decision,
    agreed: differs.length === 0,
    differs,
    stale,
    refresh: stale ? refresh : null,
  };
}

function differencesOf(decision: Decision, stamp: ClientStamp): Difference[] {
  const same: Readonly<Record<Difference, boolean>> = {
    policy: stamp.policy === decision.policy,
    verdict: stamp.verdict === decision.verdict,
    findings: stamp.findings === shapeDigest(decision),
  };
  return (Object.keys(same) as Difference[]).filter((name) => !same[name]);
}
