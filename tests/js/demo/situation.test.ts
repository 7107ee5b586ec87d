import type { Checker } from 'presend';

import { contextOf, ordinary, situationOf } from '../../../demo/src/explorer/situation.js';
import { startChecker } from '../engine.js';

let checker: Checker;
beforeAll(async () => {
  checker = await startChecker();
});
afterAll(() => {
  checker.dispose();
});

test('a situation comes back from its context, and the context means its policy', () => {
  for (const policy of checker.pack.policies) {
    const { words } = policy;
    for (const writer of words.role)
      for (const contract of words.contract)
        for (const plan of words.plan)
          for (const relation of words.relation) {
            const situation = { writer, contract, plan, relation };
            const context = contextOf(policy, situation, words.surface[0] ?? '');
            expect(situationOf(policy, context)).toEqual(situation);
            expect(checker.check('', context).policy).toBe(policy.id);
          }
  }
});

test('the ordinary situation at the ordinary place says nothing but the policy', () => {
  for (const policy of checker.pack.policies) {
    const context = contextOf(policy, ordinary(policy), policy.defaults.surface);
    expect(context).toEqual(policy.default ? {} : { policy: policy.id });
  }
});

test('words of another policy mean the ordinary case', () => {
  const [policy] = checker.pack.policies;
  if (!policy) throw new Error('no policy');
  expect(
    situationOf(policy, { contract: 'x', relation: 'x', sender: { role: 'x', plan: 'x' } }),
  ).toEqual(ordinary(policy));
});
