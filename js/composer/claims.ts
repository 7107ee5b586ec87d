import type { Claim, Context, Decision, Finding } from '../types.js';

function concerns(claim: Claim, finding: Finding): boolean {
  return claim.kind === finding.kind && claim.value === finding.value;
}

/**
 * The purposes that the sender has stated in this composer, one for each detail. A claim stays while the text changes
 * around it, so that undoing brings it back; only those that the last decision accepted are worth sending along.
 */
export class Claims {
  #claims: readonly Claim[] = [];

  /** States a purpose for a finding's detail, in the place of an earlier one; null takes it back. */
  state(finding: Finding, purpose: string | null): void {
    const others = this.#claims.filter((claim) => !concerns(claim, finding));
    const { kind, value } = finding;
    this.#claims = purpose === null ? others : [...others, { purpose, kind, value }];
  }

  /** Whether a purpose was stated here for a finding's detail. */
  has(finding: Finding): boolean {
    return this.#claims.some((claim) => concerns(claim, finding));
  }

  /** The context with these claims after its own. */
  within(context: Context): Context {
    if (this.#claims.length === 0) return context;
    return { ...context, declared: [...(context.declared ?? []), ...this.#claims] };
  }

  /** The claims, the context's own included, that a decision accepted. */
  static accepted(decision: Decision): readonly Claim[] {
    return decision.declared
      .filter((entry) => entry.accepted)
      .map(({ purpose, kind, value }) => ({ purpose, kind, value }));
  }
}
