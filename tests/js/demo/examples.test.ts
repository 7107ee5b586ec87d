import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Checker, Context } from 'presend';

import { casesOf, claimsOf, contextFor, decide } from '../../../demo/src/explorer/cell.js';
import { Corpus, type Example } from '../../../demo/src/explorer/corpus.js';
import { rowOf, liftOf } from '../../../demo/src/explorer/row-text.js';
import { contextOf, ordinary } from '../../../demo/src/explorer/situation.js';
import { collectExamples } from '../../../demo/vite/rule-examples.node.js';
import { root, startChecker } from '../engine.js';

const messages = JSON.parse(
  readFileSync(path.join(root, 'demo', 'examples.json'), 'utf8'),
) as readonly Example[];
const fromRules = collectExamples(path.join(root, 'rules'));

let checker: Checker;
let corpus: Corpus;
beforeAll(async () => {
  checker = await startChecker();
  corpus = new Corpus(checker, [...messages, ...fromRules]);
});
afterAll(() => {
  checker.dispose();
});

test('each of the demo’s own messages stands for one kind and act', () => {
  const placed = checker.pack.kinds.flatMap((kind) =>
    checker.pack.acts.flatMap((act) => corpus.of(kind, act).map(({ text }) => text)),
  );
  for (const { text } of messages) expect(placed).toContain(text);
});

test('every kind of detail is shared by some message, and talk elsewhere is proposed', () => {
  for (const kind of checker.pack.kinds.filter((kind) => kind !== 'channel'))
    expect(corpus.of(kind, 'share').length).toBeGreaterThan(0);
  expect(corpus.of('channel', 'move_off').length).toBeGreaterThan(0);
});

test('the rules’ own examples are among them', () => {
  expect(fromRules.length).toBeGreaterThan(200);
  const texts = corpus.of('meeting_link', 'share').map(({ text }) => text);
  const linked = fromRules.filter(({ text }) => text.startsWith('https://us02web.zoom.us/'));
  expect(texts).toEqual(expect.arrayContaining(linked.map(({ text }) => text)));
});

test('a cell is what the engine says of its plainest example', () => {
  for (const policy of checker.pack.policies) {
    for (const surface of policy.words.surface) {
      const context: Context = contextOf(policy, ordinary(policy), surface);
      for (const kind of checker.pack.kinds) {
        const found = corpus.of(kind, 'share').map((example) => {
          const { findings } = checker.check(example.text, contextFor(example, context), {
            all: true,
          });
          return findings.find((finding) => finding.kind === kind && finding.act === 'share');
        });
        const expected = found.find((finding) => finding !== undefined);
        expect(decide(checker, corpus, kind, 'share', context)).toEqual(expected);
      }
    }
  }
});

test('every case of a cell names a row or a lift of its policy, and every claim is accepted', () => {
  let claims = 0;
  for (const policy of checker.pack.policies) {
    for (const surface of policy.words.surface) {
      const context: Context = contextOf(policy, ordinary(policy), surface);
      for (const kind of checker.pack.kinds) {
        for (const { finding, examples } of casesOf(checker, corpus, kind, 'share', context)) {
          expect(rowOf(policy, finding, surface) ?? liftOf(policy, finding)).toBeDefined();
          const [example] = examples;
          if (!example) throw new Error('a case without an example');
          for (const claimed of claimsOf(checker, example, finding, contextFor(example, context))) {
            expect(claimed.finding).toMatchObject({
              outcome: 'advise',
              exception: claimed.purpose,
            });
            claims++;
          }
        }
      }
    }
  }
  expect(claims).toBeGreaterThan(100);
});
