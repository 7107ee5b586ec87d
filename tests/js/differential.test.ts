import { firstDifference, mutatedMessages, turnsOf } from '../pages/mutated.js';
import { nativeAnswers, packageAnswers } from '../pages/parity.js';
import { PACK, TEXTS, WASM } from './engine.js';

const { size, seeds } = turnsOf(Boolean(process.env['PRESEND_LONG']));

test.each(seeds)(
  `${size} texts changed at random, seed %i: native and Node write the same bytes`,
  async (seed) => {
    const list = mutatedMessages(size, seed);
    expect(new Set(list.map(({ text }) => text)).size).toBeGreaterThan(size / 2);
    const found = await packageAnswers({
      module: 'presend',
      json: JSON.stringify(list),
      options: { wasm: WASM, pack: PACK, texts: TEXTS },
    });
    const expected = nativeAnswers(list);
    expect(firstDifference(list, expected, found)).toBeNull();
    // As many as there would be none of, if changes only broke texts.
    const held = expected.filter(({ decision }) => !decision.startsWith('{"verdict":"clear"'));
    expect(held.length).toBeGreaterThan(size / 10);
  },
  300_000,
);
