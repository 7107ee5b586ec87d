import type { Decision } from 'presend';

import { LOCALES, MARK, messages, native, nativeAnswers, packageAnswers } from '../pages/parity.js';
import { expect, test } from './package-page.js';

// With ten turns each case is there in each language; an ordinary run has time for two.
const TURNS = process.env['PRESEND_LONG'] ? LOCALES.map((_, turn) => turn) : [0, 7];

for (const turn of TURNS) {
  test(`every case in one of ten languages, turn ${turn}: native and Chromium write the same bytes`, async ({
    host,
  }) => {
    test.setTimeout(240_000);
    expect(LOCALES).toHaveLength(10);
    const list = messages(turn);
    expect(list.length).toBeGreaterThan(1000);
    const json = JSON.stringify(list);
    const found = await host.page.evaluate(packageAnswers, { module: 'presend', json });
    const expected = nativeAnswers(list);
    const whys = new Set<string>();
    expected.forEach((answer, index) => {
      expect(found[index]).toEqual(answer);
      const decision = JSON.parse(answer.decision) as Decision;
      for (const { why } of decision.declared) whys.add(why ?? 'accepted');
    });
    // Declared rightly, wrongly, and for what is no longer there.
    expect([...whys].sort()).toEqual(
      ['accepted', 'disguised', 'no_such_finding', 'not_claimable', 'not_needed'].sort(),
    );
  });
}

test('the native command and Chromium redact a long text alike', async ({ host }) => {
  const texts = messages(0).map(({ text }) => text);
  const input = Buffer.from(texts.join('\n\n')).toString(); // without lone surrogates, which are no UTF-8
  const found = await host.page.evaluate(async (text) => {
    const { createChecker, redact } = await import('presend');
    const checker = await createChecker();
    return redact(text, checker.check(text));
  }, input);
  expect(found).toContain(MARK);
  expect(found).toBe(native(['redact'], input));
});
