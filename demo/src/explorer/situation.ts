import type { Context, Party, PolicyInfo } from 'presend';

/** For whom a cell is decided, beside the place: who writes, the contract, the plan that counts, the relation. */
export interface Situation {
  readonly writer: string;
  readonly contract: string;
  /** Of the party whose plan counts. */
  readonly plan: string;
  readonly relation: string;
}

/** The role whose plan counts under a policy. */
export function planRole({ lifts, words }: PolicyInfo): string {
  const role = lifts.find(({ role, plans }) => role !== null && plans.length > 0)?.role;
  return role ?? words.role[0] ?? '';
}

/** The strictest ordinary case, which every context means that says nothing else. */
export function ordinary({ defaults }: PolicyInfo): Situation {
  const { contract, plan, relation, sender } = defaults;
  return { writer: sender, contract, plan, relation };
}

/** What a context says of it; words that the policy does not have mean the ordinary case. */
export function situationOf(policy: PolicyInfo, context: Context): Situation {
  const { defaults, words } = policy;
  const known = (list: readonly string[], word: string | undefined, standard: string): string =>
    word !== undefined && list.includes(word) ? word : standard;
  const writer = known(words.role, context.sender?.role, defaults.sender);
  const reader = known(words.role, context.recipient?.role, defaults.recipient);
  const role = planRole(policy);
  const plan =
    writer === role ? context.sender?.plan : reader === role ? context.recipient?.plan : undefined;
  return {
    writer,
    contract: known(words.contract, context.contract, defaults.contract),
    plan: known(words.plan, plan, defaults.plan),
    relation: known(words.relation, context.relation, defaults.relation),
  };
}

/** The context of a message at a place in a situation; what is at its default is absent. */
export function contextOf(policy: PolicyInfo, situation: Situation, surface: string): Context {
  const { defaults, words } = policy;
  const { writer, contract, plan, relation } = situation;
  const role = planRole(policy);
  const reader = words.role.find((other) => other !== writer) ?? writer;
  const party = (own: string, standard: string): Party => ({
    ...(own === standard ? {} : { role: own }),
    ...(own === role && plan !== defaults.plan ? { plan } : {}),
  });
  const sender = party(writer, defaults.sender);
  const recipient = party(reader, defaults.recipient);
  return {
    ...(policy.default ? {} : { policy: policy.id }),
    ...(surface === defaults.surface ? {} : { surface }),
    ...(contract === defaults.contract ? {} : { contract }),
    ...(relation === defaults.relation ? {} : { relation }),
    ...(Object.keys(sender).length > 0 ? { sender } : {}),
    ...(Object.keys(recipient).length > 0 ? { recipient } : {}),
  };
}
