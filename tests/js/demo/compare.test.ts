import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Checker, PolicyInfo } from 'presend';

import { compare, type Comparison } from '../../../demo/src/changes/compare.js';
import { Corpus, type Example } from '../../../demo/src/explorer/corpus.js';
import { root, startChecker } from '../engine.js';

const messages = JSON.parse(
  readFileSync(path.join(root, 'demo', 'examples.json'), 'utf8'),
) as readonly Example[];

let checker: Checker;
let corpus: Corpus;
beforeAll(async () => {
  checker = await startChecker();
  corpus = new Corpus(checker, messages);
});
afterAll(() => {
  checker.dispose();
});

function policy(id: string): PolicyInfo {
  const found = checker.pack.policies.find((one) => one.id === id);
  if (!found) throw new Error(`no policy ${id}`);
  return found;
}

async function compared(before: string, after: string): Promise<Comparison> {
  const comparison = await compare(checker, corpus, policy(before), policy(after));
  if (!comparison) throw new Error('given up');
  return comparison;
}

test('from 26 June 2020 on, details wait everywhere, and may not be asked for either', async () => {
  const { situations } = await compared('upwork-before-2020-06-26', 'upwork-2020-06-26');
  const ordinary = situations.find((group) => group.in.some(({ differs }) => differs === null));
  const changed = (act: string, from: string, to: string, places: readonly string[]): string[] =>
    (ordinary?.changes ?? [])
      .filter(
        (change) =>
          change.act === act &&
          change.from === from &&
          change.to === to &&
          places.every((place) => change.surfaces.includes(place)),
      )
      .flatMap(({ kinds }) => kinds);
  const everyday = ['phone', 'email', 'address'];
  expect(changed('share', 'clear', 'block', ['invite', 'proposal', 'message'])).toEqual(
    expect.arrayContaining(everyday),
  );
  expect(changed('request', 'clear', 'block', ['profile', 'job_post', 'message'])).toEqual(
    expect.arrayContaining(everyday),
  );
  // On public pages sharing was blocked before.
  expect(changed('share', 'clear', 'block', ['profile'])).not.toEqual(
    expect.arrayContaining(['email']),
  );
  // Once a contract has started, nothing changes in private: what does is on public pages.
  const started = situations.find((group) =>
    group.in.some(({ differs }) => differs?.word === 'active'),
  );
  for (const { surfaces } of started?.changes ?? [])
    expect(surfaces.filter((place) => ['invite', 'proposal', 'message'].includes(place))).toEqual(
      [],
    );
});

test('later, the business plan lifts nothing any more, and access to a system covers e-mail alone', async () => {
  const { situations, claims } = await compared('upwork-2020-06-26', 'upwork-current');
  const business = situations.find((group) =>
    group.in.some(({ differs }) => differs?.word === 'business' && !differs.writer),
  );
  expect(
    business?.changes.some(
      ({ from, to, kinds, surfaces }) =>
        from === 'advise' &&
        to === 'block' &&
        kinds.includes('email') &&
        surfaces.includes('message'),
    ),
  ).toBe(true);
  expect(claims).toContainEqual(
    expect.objectContaining({
      purpose: 'system_access',
      gained: false,
      act: 'share',
      kinds: expect.arrayContaining(['phone', 'handle']) as string[],
    }),
  );
});

test('a policy does not differ from itself', async () => {
  const same = await compared('upwork-2020-06-26', 'upwork-2020-06-26');
  expect(same).toMatchObject({ differing: 0, claims: [] });
});

test('a comparison that nobody waits for is given up', async () => {
  const one = policy('upwork-2020-06-26');
  await expect(compare(checker, corpus, one, one, () => false)).resolves.toBeNull();
});
