import { firstDifference, mutatedMessages, seedOf, TURN, turnsOf } from '../pages/mutated.js';
import { nativeAnswers, packageAnswers } from '../pages/parity.js';
import { expect, test } from './package-page.js';

const LONG = Boolean(process.env['PRESEND_LONG']);

// As in tests/js/differential.test.ts, with the engine of a browser.
for (const turn of turnsOf(LONG, 100)) {
  test(`${TURN} texts changed at random, turn ${turn}: native and Chromium write the same bytes`, async ({
    host,
  }) => {
    test.setTimeout(240_000);
    const seed = seedOf(turn, LONG);
    const list = mutatedMessages(TURN, seed);
    const json = JSON.stringify(list);
    const found = await host.page.evaluate(packageAnswers, { module: 'presend', json });
    const difference = firstDifference(list, nativeAnswers(list), found);
    expect({ seed, difference }).toEqual({ seed, difference: null });
  });
}
