// What drafts in the same thread keep from edit to edit. What holds of drafts anywhere: draft-suite.ts.
import type { Checker, Decision } from 'presend';

import { startChecker } from './engine.js';
import { errorWith } from './errors.js';

let checker: Checker;

beforeEach(async () => {
  checker = await startChecker();
});

afterEach(() => {
  checker.dispose();
});

const SENTENCE = 'The work goes on as it was planned before, all of it. ';
const PROSE = SENTENCE.repeat(40);
const FIRST = 'Write to john@gmail.com today. ';
const LAST = 'Or write to jane@firma.de then. ';
const TEXT = FIRST + PROSE + LAST;

function valuesOf({ findings }: Decision): (string | null)[] {
  return findings.map(({ value }) => value);
}

test('findings that an edit does not touch are the same objects', () => {
  const draft = checker.draft();
  const before = draft.replace(0, 0, TEXT);
  expect(valuesOf(before)).toEqual(['john@gmail.com', 'jane@firma.de']);
  const middle = FIRST.length + SENTENCE.length * 20;
  const after = draft.replace(middle, middle, 'Indeed. ');
  expect(after.findings[0]).toBe(before.findings[0]);
  const [was, is] = [before.findings[1], after.findings[1]];
  const moved = 'Indeed. '.length;
  expect(is).toEqual({
    ...was,
    start: was!.start + moved,
    end: was!.end + moved,
    fix: { ...was!.fix, start: was!.fix!.start + moved, end: was!.fix!.end + moved },
  });
  expect(Object.isFrozen(is)).toBe(true);
  expect(after).toEqual(checker.check(draft.text));
  const same = draft.replace(middle, middle + 1, 'i');
  expect(same.findings).toEqual(after.findings);
  expect(same.findings[1]).toBe(is);
  draft.dispose();
});

test('texts that are loaded meanwhile are what the next decision is explained in', async () => {
  const draft = checker.draft({ locale: 'de' });
  const english = draft.replace(0, 0, TEXT);
  await checker.loadLocale('de', new URL('../../dist/locales/de.texts', import.meta.url));
  const middle = FIRST.length + SENTENCE.length * 20;
  const german = draft.replace(middle, middle, 'x');
  expect(german.findings[0]?.reason).not.toBe(english.findings[0]?.reason);
  expect(german).toEqual(checker.check(draft.text, { locale: 'de' }));
  draft.dispose();
});

test('drafts that end make room for others', () => {
  const texts = ['one', 'john@gmail.com'];
  for (let round = 0; round < 1_000; round++) {
    const drafts = texts.map(() => checker.draft());
    const verdicts = drafts.map((draft, i) => draft.replace(0, 0, texts[i] ?? '').verdict);
    expect(verdicts).toEqual(['clear', 'block']);
    drafts.forEach((draft) => {
      draft.dispose();
      draft.dispose();
    });
  }
});

test('a draft outlives its checker without harm', () => {
  const draft = checker.draft();
  draft.replace(0, 0, TEXT);
  checker.dispose();
  expect(() => draft.replace(0, 0, 'x')).toThrow(errorWith('disposed'));
  draft.dispose();
});
