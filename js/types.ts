/// <reference lib="esnext.disposable" />

/**
 * The shapes that cross the border between presend and the program that uses it: the context of a message and the
 * decision about it, the same in JavaScript, on the command line, in C++ and in C.
 *
 * Every `start` and `end` counts UTF-16 code units of the text as it was given (the units of `String.length`); `end`
 * is exclusive, and a range never splits a grapheme cluster. A lone surrogate counts as one unit and reads as U+FFFD.
 *
 * The words of a context (surface, contract, role, plan, relation, purpose) belong to the policy and are listed in
 * `checker.pack`; they are strings here, so that a new policy needs no new types.
 */

/** From mild to strict. `ask` and `block` hold Send; a server refuses both. */
export type Outcome = 'clear' | 'advise' | 'ask' | 'block';

/** What the words around a detail do. */
export type Act = 'share' | 'request' | 'move_off' | 'refuse' | 'mention';

/** What an outcome rests on: the rule, a purpose read from the text, a purpose declared, or facts that lift the rule. */
export type Basis = 'rule' | 'inferred' | 'declared' | 'lifted';

/** What a finding is about (`email`, `phone`, `website`, ...): one of `checker.pack.kinds`. */
export type Kind = string;

/** One side of the conversation, in the policy's words. Which role's plan counts is the policy's to say. */
export interface Party {
  readonly role?: string;
  readonly plan?: string;
}

/** A purpose that the sender states for one detail: for that kind and that normalised value, and no other. */
export interface Claim {
  readonly purpose: string;
  readonly kind: Kind;
  /** As in `Finding.value`, in any spelling; null means the findings of that kind that have no value. */
  readonly value: string | null;
}

/** An earlier message of the same conversation. */
export interface RecentMessage {
  readonly from: 'sender' | 'recipient';
  readonly text: string;
}

/**
 * What is known about a message besides its text. Everything is optional; what is left out takes the strictest
 * ordinary value of the policy (by default a message, no contract, basic plans, met on the platform).
 * An unknown key or word is an error that names it.
 */
export interface Context {
  readonly surface?: string;
  readonly contract?: string;
  /** A family of policies, of which `date` picks one, or one dated policy (then a `date` is an error). */
  readonly policy?: string;
  /** The day on which the message is sent, ISO 8601 (`2020-07-01`). */
  readonly date?: string;
  readonly sender?: Party;
  readonly recipient?: Party;
  readonly relation?: string;
  /** The parties' ISO 3166 countries: where phone numbers and addresses in national form come from. */
  readonly regions?: readonly string[];
  /** A BCP 47 tag; the longest known prefix decides, else English. */
  readonly locale?: string;
  readonly declared?: readonly Claim[];
  /** Oldest first, at most 10 entries and 8 KiB of UTF-8. */
  readonly recent?: readonly RecentMessage[];
  /** Details that are nobody's contact information: a span equal to an entry, or on its domain, is no finding. */
  readonly allow?: readonly string[];
  /** `sender` before sending; `recipient` for a message received (what to answer, how to report). */
  readonly view?: 'sender' | 'recipient';
}

/** A change that takes a detail out of the text: replace the units from `start` to `end` (exclusive) with `text`. */
export interface Fix {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One detail, what the policy says about it, and why. */
export interface Finding {
  /** Stable while the finding's own text and its surroundings stay. */
  readonly id: string;
  /** First UTF-16 code unit of the detail. */
  readonly start: number;
  /** One past its last UTF-16 code unit. */
  readonly end: number;
  readonly kind: Kind;
  readonly act: Act;
  readonly outcome: Outcome;
  /** The detail in normal form (e-mail in lower case, phone in E.164, ...); null for a request and a channel. */
  readonly value: string | null;
  /** The app it belongs to, for handles, phones tied to an app, channels and app links. */
  readonly app: string | null;
  /** A whole number from 0 to 100. */
  readonly score: number;
  /** How the detail was hidden; empty when it was not. */
  readonly disguise: readonly string[];
  /** The row of the policy's table that decides. */
  readonly row: string;
  readonly basis: Basis;
  /** The exception that `advise` names, else null. */
  readonly exception: string | null;
  /** The purposes that the sender could truthfully declare for it. */
  readonly claimable: readonly string[];
  /** The rule that found it. */
  readonly rule: string;
  /** Over how many messages the detail is spread; its range is in the newest. */
  readonly split: number;
  readonly fix: Fix | null;
  /** What was found. One sentence, as are the next three. */
  readonly headline: string;
  /** Why it matters now. */
  readonly reason: string;
  /** What to do instead. */
  readonly instead: string;
  /** On what condition it is allowed; set for `advise`, else null. */
  readonly condition: string | null;
}

/** What became of a claim of the context. */
export interface Declared extends Claim {
  readonly accepted: boolean;
  /** Why it changed nothing (`no_such_finding`, `not_claimable`, `disguised`, `not_needed`); null when accepted. */
  readonly why: string | null;
}

/** A pack by its name and content. */
export interface PackStamp {
  readonly id: string;
  readonly version: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/** The answer to one message: plain frozen objects. */
export interface Decision {
  /** The strictest outcome of the findings; `clear` when there is none. */
  readonly verdict: Outcome;
  /** Ordered by start, then end. `clear` ones are left out unless asked for. */
  readonly findings: readonly Finding[];
  /** In the context's order. */
  readonly declared: readonly Declared[];
  /** The dated policy that decided. */
  readonly policy: string;
  readonly pack: PackStamp;
  readonly engine: string;
}

/** One weight that counted for or against a candidate. */
export interface Evidence {
  readonly name: string;
  readonly weight: number;
}

/** A candidate that was kept or rejected, and why: for people who ask, not for programs to decide by. */
export interface TraceEntry {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  readonly rule: string;
  readonly kept: boolean;
  /** Why it was rejected (`date`, `file_name`, ...); null when it was kept. */
  readonly reason: string | null;
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** A decision and how it came about. */
export interface TracedDecision {
  readonly decision: Decision;
  readonly trace: readonly TraceEntry[];
}

/** A dated policy, its words (each list in the policy's own order) and its table. */
export interface PolicyInfo {
  readonly id: string;
  readonly family: string;
  /** The first day on which it is in force, ISO 8601; null for one that was always in force. */
  readonly effective: string | null;
  readonly default: boolean;
  readonly words: {
    readonly surface: readonly string[];
    readonly contract: readonly string[];
    readonly role: readonly string[];
    readonly plan: readonly string[];
    readonly relation: readonly string[];
    readonly purpose: readonly string[];
  };
  /** What a context that leaves them out means: words of the lists above, `plan` for either party. */
  readonly defaults: {
    readonly surface: string;
    readonly contract: string;
    readonly plan: string;
    readonly relation: string;
    readonly sender: string;
    readonly recipient: string;
  };
  /** In the order in which they are tried: the first that fits decides. */
  readonly rows: readonly PolicyRow[];
  /** What lifts the rule for the parties, in the order in which they are tried. */
  readonly lifts: readonly PolicyLift[];
}

/** A purpose that can be claimed under a row, and of what: no app class means whatever the app. */
export interface PolicyClaim {
  readonly purpose: string;
  readonly kinds: readonly Kind[];
  readonly app_classes: readonly string[];
}

/** A row of a policy's table. What it is about in words is the message `texts.<text>.when`. */
export interface PolicyRow {
  readonly id: string;
  readonly kinds: readonly Kind[];
  readonly acts: readonly Act[];
  readonly surfaces: readonly string[];
  /** One of these must be shown by the text, or declared; none: whatever the purpose. */
  readonly purposes: readonly string[];
  /** Classes of the apps that a handle may belong to; none: whatever the app. */
  readonly app_classes: readonly string[];
  readonly outcome: Outcome;
  readonly exception: string | null;
  readonly claimable: readonly PolicyClaim[];
  readonly text: string;
}

/** What lifts the rule: a contract, a relation, or the plan of the party in a role (null: whatever the plans). */
export interface PolicyLift {
  readonly id: string;
  readonly contracts: readonly string[];
  readonly role: string | null;
  readonly plans: readonly string[];
  readonly relations: readonly string[];
  readonly surfaces: readonly string[];
  /** Where it lifts only what the party with the plan writes. */
  readonly own_surfaces: readonly string[];
  readonly outcome: Outcome;
  readonly exception: string | null;
  readonly text: string;
}

/** What the loaded pack holds. */
export interface PackInfo extends PackStamp {
  /** Who signed it, and from when to when it is meant to be used (ISO 8601); null for the one of the build. */
  readonly signature: {
    readonly key: string;
    readonly created: string;
    readonly expires: string;
  } | null;
  readonly policies: readonly PolicyInfo[];
  readonly kinds: readonly string[];
  readonly acts: readonly string[];
  readonly outcomes: readonly string[];
  readonly locales: readonly string[];
}
