import type { Checker, Outcome, PolicyInfo } from 'presend';

import { casesOf, decide } from '../explorer/cell.js';
import type { Corpus } from '../explorer/corpus.js';
import { contextOf, ordinary, type Situation } from '../explorer/situation.js';
import { commonSurfaces, situations, type Compared } from './situations.js';

/** Kinds and an act whose outcome changes in the same way at the same places. */
export interface Change {
  readonly act: string;
  readonly kinds: readonly string[];
  readonly surfaces: readonly string[];
  readonly from: Outcome;
  readonly to: Outcome;
}

/** Situations in which the very same changes. */
export interface Changed {
  readonly in: readonly Compared[];
  readonly changes: readonly Change[];
}

/** A purpose that can be claimed under one of the policies only, and of what. */
export interface ClaimChange {
  readonly purpose: string;
  readonly gained: boolean;
  readonly act: string;
  readonly kinds: readonly string[];
}

export interface Comparison {
  readonly situations: readonly Changed[];
  readonly claims: readonly ClaimChange[];
  /** How many places there are for a change to be at. */
  readonly places: number;
  /** How many cells were compared, and in how many the outcome differs. */
  readonly cells: number;
  readonly differing: number;
}

interface Move {
  readonly kind: string;
  readonly act: string;
  readonly surface: string;
  readonly from: Outcome;
  readonly to: Outcome;
}

/**
 * Plays two policies against each other: every example's kind and act at every place that both know, in every situation.
 * It takes thousands of checks, so it gives way between situations.
 * @returns null when `wanted` says in between that nobody waits for it any more
 */
export async function compare(
  checker: Checker,
  corpus: Corpus,
  before: PolicyInfo,
  after: PolicyInfo,
  wanted: () => boolean = () => true,
): Promise<Comparison | null> {
  const surfaces = commonSurfaces(before, after);
  const pairs = checker.pack.acts.flatMap((act) =>
    corpus.kindsOf(checker.pack.kinds, act).map((kind) => ({ kind, act })),
  );
  const found: { readonly compared: Compared; readonly moves: readonly Move[] }[] = [];
  for (const compared of situations(before, after)) {
    await new Promise((resolve) => setTimeout(resolve));
    if (!wanted()) return null;
    const moves = surfaces.flatMap((surface) =>
      pairs.flatMap<Move>(({ kind, act }) => {
        const outcome = (policy: PolicyInfo): Outcome | undefined =>
          decide(
            checker,
            corpus,
            kind,
            act,
            contextOf(policy, within(policy, compared.situation), surface),
          )?.outcome;
        const [from, to] = [outcome(before), outcome(after)];
        return from && to && from !== to ? [{ kind, act, surface, from, to }] : [];
      }),
    );
    found.push({ compared, moves });
  }
  const grouped = new Map<string, { in: Compared[]; changes: readonly Change[] }>();
  for (const { compared, moves } of found) {
    const changes = gather(moves, surfaces);
    const key = JSON.stringify(changes);
    const known = grouped.get(key);
    if (known) known.in.push(compared);
    else grouped.set(key, { in: [compared], changes });
  }
  return {
    situations: [...grouped.values()],
    claims: claimChanges(checker, corpus, before, after, pairs),
    places: surfaces.length,
    cells: found.length * surfaces.length * pairs.length,
    differing: found.reduce((sum, { moves }) => sum + moves.length, 0),
  };
}

/** The situation in a policy's own defaults for whoever writes, so that both are asked about the same people. */
function within({ words, defaults }: PolicyInfo, situation: Situation): Situation {
  return words.role.includes(situation.writer)
    ? situation
    : { ...situation, writer: defaults.sender };
}

/** Puts together what changes in the same way: first the places of a kind and act, then the kinds of the same places. */
function gather(moves: readonly Move[], surfaces: readonly string[]): Change[] {
  const places = new Map<string, { move: Move; surfaces: Set<string> }>();
  for (const move of moves) {
    const key = JSON.stringify([move.act, move.kind, move.from, move.to]);
    const known = places.get(key);
    if (known) known.surfaces.add(move.surface);
    else places.set(key, { move, surfaces: new Set([move.surface]) });
  }
  const changes = new Map<string, Change>();
  for (const { move, surfaces: set } of places.values()) {
    const { act, from, to, kind } = move;
    const at = surfaces.filter((surface) => set.has(surface));
    const key = JSON.stringify([act, from, to, at]);
    const known = changes.get(key);
    changes.set(key, { act, from, to, surfaces: at, kinds: [...(known?.kinds ?? []), kind] });
  }
  return [...changes.values()];
}

/** What can be claimed in the ordinary situation at the ordinary place, under one policy and not under the other. */
function claimChanges(
  checker: Checker,
  corpus: Corpus,
  before: PolicyInfo,
  after: PolicyInfo,
  pairs: readonly { readonly kind: string; readonly act: string }[],
): ClaimChange[] {
  const claimable = (policy: PolicyInfo, kind: string, act: string): Set<string> => {
    const context = contextOf(policy, ordinary(policy), policy.defaults.surface);
    const cases = casesOf(checker, corpus, kind, act, context);
    return new Set(cases.flatMap(({ finding }) => finding.claimable));
  };
  const changes = new Map<string, ClaimChange>();
  for (const { kind, act } of pairs) {
    const [had, has] = [claimable(before, kind, act), claimable(after, kind, act)];
    for (const purpose of [...had, ...has]) {
      if (had.has(purpose) === has.has(purpose)) continue;
      const gained = has.has(purpose);
      const key = JSON.stringify([purpose, gained, act]);
      const kinds = changes.get(key)?.kinds ?? [];
      changes.set(key, { purpose, gained, act, kinds: [...kinds, kind] });
    }
  }
  return [...changes.values()];
}
