import wasmUrl from 'presend/presend.wasm?url';
import {
  createChecker,
  stampOf,
  type Checker,
  type ClientStamp,
  type Context,
  type Decision,
} from 'presend';

import type { Lie } from './lie-names.js';

/** What a lie is told about: a message that an honest check refuses, under the facts that the server has. */
export interface Subject {
  readonly checker: Checker;
  readonly text: string;
  readonly context: Context;
  readonly decision: Decision;
}

const INNOCENT = 'Thanks! I can start on Monday';

/** The body of the request that tells a lie, as it is sent. */
export async function bodyOf(lie: Lie, subject: Subject): Promise<string> {
  const { text, context, decision, checker } = subject;
  const { locale } = context;
  const body = (rest: object): string =>
    JSON.stringify({ text, ...(locale === undefined ? {} : { locale }), ...rest });
  const honest = stampOf(decision);
  switch (lie) {
    case 'no_check':
      return body({});
    case 'altered_verdict':
      return body({ client: { ...honest, verdict: 'clear' } satisfies ClientStamp });
    case 'innocent_stamp':
      return body({ client: stampOf(checker.check(INNOCENT, context)) });
    case 'invented_stamp':
      return body({
        client: {
          policy: checker.pack.policies[0]?.id ?? honest.policy,
          pack: honest.pack,
          engine: '99.0.0',
          verdict: 'clear',
          findings: `fnv1a64:${'0'.repeat(16)}`,
        } satisfies ClientStamp,
      });
    case 'altered_engine':
      return body({ client: stampOf(await alteredCheck(subject)) });
    case 'stale_pack':
      return body({
        client: {
          ...honest,
          verdict: 'clear',
          pack: `sha256:${'1'.repeat(64)}`,
        } satisfies ClientStamp,
      });
    case 'not_claimable':
      return body({ declared: claimsOf(subject, (held, offered) => !offered.includes(held)) });
    case 'other_detail':
      return body({
        declared: claimsOf(subject, (held, offered) => offered.includes(held)).map((claim) => ({
          ...claim,
          value: 'somebody.else@gmail.com',
        })),
      });
    case 'claimed_contract':
      return body({ contract: 'active' });
    case 'claimed_plan':
      return body({ recipient: { role: 'client', plan: 'enterprise' } });
    case 'two_texts':
      // The first of the two is innocent: whoever reads that one and stores the other would be fooled.
      return `{"text":${JSON.stringify(INNOCENT)},"text":${JSON.stringify(text)}}`;
    case 'old_decision':
      return body({ decision: { ...decision, verdict: 'clear', findings: [] }, allowed: true });
  }
}

interface Claimed {
  readonly purpose: string;
  readonly kind: string;
  readonly value: string | null;
}

/** A claim for each detail that is held up: the first purpose of the policy that fits. */
function claimsOf(
  { checker, decision }: Subject,
  fits: (purpose: string, offered: readonly string[]) => boolean,
): Claimed[] {
  const { words } = checker.pack.policies.find(({ id }) => id === decision.policy) ?? {};
  return decision.findings.flatMap(({ kind, value, claimable }) => {
    const purpose =
      words?.purpose.find((one) => fits(one, claimable)) ?? words?.purpose[0] ?? 'not_contact';
    return [{ purpose, kind, value }];
  });
}

/** What an engine decides in which every `block` was overwritten: its decisions are well-formed, and false. */
async function alteredCheck({ text, context }: Subject): Promise<Decision> {
  const wasm = new Uint8Array(await (await fetch(wasmUrl)).arrayBuffer());
  overwrite(wasm, 'block', 'clear');
  const altered = await createChecker({
    wasm,
    pack: new URL('packs/current', document.baseURI),
  });
  try {
    return altered.check(text, context);
  } finally {
    altered.dispose();
  }
}

/** Writes a word of the same length over every place that has the other one. */
function overwrite(bytes: Uint8Array, from: string, to: string): void {
  const [before, after] = [new TextEncoder().encode(from), new TextEncoder().encode(to)];
  for (
    let at = bytes.indexOf(before[0] ?? 0);
    at >= 0;
    at = bytes.indexOf(before[0] ?? 0, at + 1)
  ) {
    if (before.every((byte, i) => bytes[at + i] === byte)) bytes.set(after, at);
  }
}
