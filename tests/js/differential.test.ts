import { firstDifference, mutatedMessages, seedOf, TURN, turnsOf } from '../pages/mutated.js';
import { nativeAnswers, packageAnswers } from '../pages/parity.js';
import { PACK, TEXTS, WASM } from './engine.js';

const LONG = Boolean(process.env['PRESEND_LONG']);

test.each(turnsOf(LONG, 100))(
  `${TURN} texts changed at random, turn %i: native and Node write the same bytes`,
  async (turn) => {
    const seed = seedOf(turn, LONG);
    const list = mutatedMessages(TURN, seed);
    expect(new Set(list.map(({ text }) => text)).size).toBeGreaterThan(TURN / 2);
    const found = await packageAnswers({
      module: 'presend',
      json: JSON.stringify(list),
      options: { wasm: WASM, pack: PACK, texts: TEXTS },
    });
    const expected = nativeAnswers(list);
    const difference = firstDifference(list, expected, found);
    expect({ seed, difference }).toEqual({ seed, difference: null });
    // As many as there would be none of, if changes only broke texts.
    const held = expected.filter(({ decision }) => !decision.startsWith('{"verdict":"clear"'));
    expect(held.length).toBeGreaterThan(TURN / 10);
  },
  300_000,
);
