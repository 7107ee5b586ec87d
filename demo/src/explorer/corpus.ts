import type { Checker, Finding } from 'presend';

/** An example message. What becomes of it is never written down: the engine says so, each time. */
export interface Example {
  readonly text: string;
  /** ISO 3166 countries of the parties, where the detail is in national form. */
  readonly regions?: readonly string[];
  /** The policy whose own pages or words it has, where that is not the default one. */
  readonly policy?: string;
}

/** Of how many messages of a kind and act are kept: enough for all its cases, and few enough to check at once. */
const KEPT = 16;

/** An example message whose one detail is of a kind and act, under its policy. */
interface Placed {
  readonly example: Example;
  readonly rank: number;
}

/** The example messages, in order of what is found in them. */
export class Corpus {
  readonly #checker: Checker;
  readonly #placed = new Map<string, readonly Placed[]>();

  /** @param examples the plainest first: of several for the same kind and act the first stands for all */
  constructor(checker: Checker, examples: readonly Example[]) {
    this.#checker = checker;
    this.add(examples);
  }

  /** Takes more examples, behind those of the same rank that are there. */
  add(examples: readonly Example[]): void {
    for (const example of examples) {
      const { text, regions = [], policy } = example;
      const context = policy === undefined ? { regions } : { regions, policy };
      const { findings } = this.#checker.check(text, context, { all: true });
      const finding = onlyOne(findings);
      if (!finding) continue;
      const key = keyOf(finding.kind, finding.act);
      const list = this.#placed.get(key) ?? [];
      if (list.length === KEPT || list.some((other) => other.example.text === text)) continue;
      const placed = [...list, { example, rank: rankOf(finding) }];
      this.#placed.set(
        key,
        placed.sort((a, b) => a.rank - b.rank),
      );
    }
  }

  /** Those of the kinds that messages do the act with. */
  kindsOf(kinds: readonly string[], act: string): string[] {
    return kinds.filter((kind) => this.#placed.has(keyOf(kind, act)));
  }

  /** Messages whose detail is of that kind and act, plain ones first; none where no example is known. */
  of(kind: string, act: string): readonly Example[] {
    return (this.#placed.get(keyOf(kind, act)) ?? []).map(({ example }) => example);
  }
}

/** The one finding of a message, so that it is clear what is decided about; a topic beside it does not count. */
function onlyOne(findings: readonly Finding[]): Finding | undefined {
  const details = findings.filter(({ act }) => act !== 'mention');
  const [finding, ...others] = details.length > 0 ? details : findings;
  return others.length > 0 ? undefined : finding;
}

function keyOf(kind: string, act: string): string {
  return `${kind} ${act}`;
}

/** Plain before disguised, certain before uncertain, decided by the rule before excused by the sentence. */
function rankOf({ disguise, claimable, basis }: Finding): number {
  return (
    (disguise.length > 0 ? 4 : 0) +
    (claimable.includes('not_contact') ? 2 : 0) +
    (basis === 'rule' ? 0 : 1)
  );
}
