import type { PolicyInfo } from 'presend';

import { ordinary, planRole, type Situation } from '../explorer/situation.js';

/** A situation to compare two policies in: the ordinary one, or one that differs from it in a single fact. */
export interface Compared {
  readonly situation: Situation;
  /** In what it differs; null: the ordinary one. */
  readonly differs: {
    readonly fact: 'contract' | 'plan' | 'relation';
    readonly word: string;
    /** Set where the party with the plan writes, and not the other one. */
    readonly writer?: string;
  } | null;
}

/** The places that both policies have words for, in the order of the later one. */
export function commonSurfaces(before: PolicyInfo, after: PolicyInfo): string[] {
  return after.words.surface.filter((surface) => before.words.surface.includes(surface));
}

/** The situations that both policies have words for. */
export function situations(before: PolicyInfo, after: PolicyInfo): Compared[] {
  const standard = ordinary(after);
  const both = (fact: 'contract' | 'plan' | 'relation'): string[] =>
    after.words[fact].filter(
      (word) => before.words[fact].includes(word) && word !== standard[fact],
    );
  const writer = planRole(after);
  return [
    { situation: standard, differs: null },
    ...both('contract').map<Compared>((contract) => ({
      situation: { ...standard, contract },
      differs: { fact: 'contract', word: contract },
    })),
    ...both('plan').flatMap<Compared>((plan) => [
      { situation: { ...standard, plan }, differs: { fact: 'plan', word: plan } },
      {
        situation: { ...standard, plan, writer },
        differs: { fact: 'plan', word: plan, writer },
      },
    ]),
    ...both('relation').map<Compared>((relation) => ({
      situation: { ...standard, relation },
      differs: { fact: 'relation', word: relation },
    })),
  ];
}
