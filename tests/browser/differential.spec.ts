import { firstDifference, mutatedMessages, turnsOf } from '../pages/mutated.js';
import { nativeAnswers, packageAnswers } from '../pages/parity.js';
import { expect, test } from './package-page.js';

const { size, seeds } = turnsOf(Boolean(process.env['PRESEND_LONG']));

for (const seed of seeds) {
  test(`${size} texts changed at random, seed ${seed}: native and Chromium write the same bytes`, async ({
    host,
  }) => {
    test.setTimeout(240_000);
    const list = mutatedMessages(size, seed);
    const json = JSON.stringify(list);
    const found = await host.page.evaluate(packageAnswers, { module: 'presend', json });
    expect(firstDifference(list, nativeAnswers(list), found)).toBeNull();
  });
}
