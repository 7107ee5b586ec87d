import { load } from './modules.js';

const { judge, judgeLanguage } = await load('targets.mjs');

const few = { labels: 50, misses: 1 };

/** A set of so many labelled phone numbers, of which the first ones are missed. */
function set(labels: number, missed: number, tags: readonly string[] = []) {
  const numbers = Array.from({ length: labels }, (_, index) => index);
  return {
    name: 'phones',
    records: numbers.map((index) => ({
      id: `phones-${index}`,
      text: '0171 2345678',
      labels: [{ start: 0, end: 12, kind: 'phone' }],
      scope: ['phone', 'email'],
      tags: index < missed ? tags : [],
    })),
    decisions: numbers.map((index) => ({
      decision: {
        verdict: 'block',
        findings: index < missed ? [] : [{ kind: 'phone', act: 'share', start: 0, end: 12 }],
      },
    })),
  };
}

const table = (target: object) => ({ few, sets: [{ set: 'phones', ...target }] });
const states = (target: object, of: object, noted: readonly string[] = []) =>
  judge(table(target), of, new Map(noted.map((id) => [id, {}]))).map(({ state }) => state);

test.each([
  [100, 3, 'met'],
  [100, 4, 'not met'],
  [49, 1, 'met'],
  [49, 2, 'not met'],
  [10, 1, 'met'],
])('recall of 97 %% with %i labels and %i missed: %s', (labels, missed, state) => {
  expect(states({ recall: { phone: 0.97 } }, set(labels, missed))).toEqual([state]);
});

test('a target may leave the records of a tag out', () => {
  expect(states({ recall: { phone: 0.97 } }, set(100, 9, ['hard']))).toEqual(['not met']);
  expect(states({ without: 'hard', recall: { phone: 0.97 } }, set(100, 9, ['hard']))).toEqual([
    'met',
  ]);
});

test('noted records are named, and not counted as met', () => {
  const noted = ['phones-0', 'phones-1'];
  expect(states({ recall: { phone: 0.97 } }, set(100, 4), noted)).toEqual(['met but for notes']);
  expect(states({ recall: { phone: 0.97 } }, set(100, 5), noted)).toEqual(['not met']);
});

test('a star stands for every kind that is not named', () => {
  const alarms = { phone: { texts: 0 }, '*': { share: 0.02 } };
  expect(judge(table({ alarms }), set(60, 0), new Map()).map(({ what }) => what)).toEqual([
    'false alarms phone',
    'false alarms email',
  ]);
});

test('a language is judged by the share of its sentences', () => {
  const limits = { share: 0.001 };
  const of = (sentences: number, stricter: number) =>
    judgeLanguage(limits, { language: 'de', sentences, stricter }).state;
  expect([of(2000, 2), of(2000, 3), of(999, 0), of(999, 1)]).toEqual([
    'met',
    'not met',
    'met',
    'not met',
  ]);
});
