import { answers, counts, texts } from './invented.js';
import { load, type Group } from './modules.js';

const { score } = await load('score.mjs');
const scores = score(texts, answers);

function rowsOf(part: string, group: Group): unknown[] {
  return [
    ...Object.entries(group.alarms)
      .filter(([kind]) => kind !== 'any')
      .map(([kind, { texts: n, hit }]) => [part, 'alarm', kind, n, hit]),
    ...Object.entries(group.classes).map(([kind, row]) => [
      part,
      'class',
      kind,
      row.labels,
      row.hit,
    ]),
    ...(group.errors > 0 ? [[part, 'errors', '', group.errors, 0]] : []),
    ...Object.entries(group.recall).map(([kind, row]) => [
      part,
      'recall',
      kind,
      row.labels,
      row.hit,
      row.any,
    ]),
    ...Object.entries(group.verdicts).map(([verdict, n]) => [part, 'verdict', verdict, n, 0]),
  ];
}

test('counts what the reference implementation counts', () => {
  const rows = [...rowsOf('plain', scores.plain), ...rowsOf('soft', scores.soft)];
  const sorted = (list: readonly unknown[]) => list.map((row) => JSON.stringify(row)).sort();
  expect(sorted(rows)).toEqual(sorted(counts));
});

test('lists each miss and alarm once', () => {
  expect(scores.events.map(({ what, id, kind }) => `${what} ${id} ${kind}`)).toEqual([
    'other kind a-1 email',
    'alarm a-3 phone',
    'alarm a-4 url',
    'alarm a-4 handle',
    'class a-5 social_profile',
    'other kind a-7 phone',
    'miss a-8 phone',
    'miss a-11 phone',
    'alarm a-12 handle',
    'error a-13 bad_input',
  ]);
});

test('precision counts findings: those a label bears out, and those none does', () => {
  expect(scores.plain.findings['phone']).toEqual({ right: 1, wrong: 2 });
  expect(scores.plain.findings['url']).toEqual({ right: 0, wrong: 1 });
  expect(scores.plain.findings['other']).toEqual({ right: 2, wrong: 0 });
});

test('a text with alarms of two kinds counts once as any', () => {
  expect(scores.plain.alarms['any']).toEqual({ texts: 6, hit: 2 });
});
