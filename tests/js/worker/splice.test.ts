import fc from 'fast-check';

import type { Replacement } from '../../../js/whole-characters.js';
import { joined, NO_EDIT } from '../../../js/worker/splice.js';

const edited = (text: string, { start, end, inserted }: Replacement): string =>
  text.slice(0, start) + inserted + text.slice(end);

/** An edit that fits a text of any length, as fractions of it. */
const fraction = fc.record({
  from: fc.nat(1000),
  to: fc.nat(1000),
  inserted: fc.string({ unit: 'binary', maxLength: 5 }),
});

test('edits that are put together do what they did one after the other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.array(fraction), (text, all) => {
      let whole = NO_EDIT;
      let current = text;
      for (const { from, to, inserted } of all) {
        const [start = 0, end = 0] = [from, to]
          .map((part) => Math.round((part / 1000) * current.length))
          .sort((a, b) => a - b);
        const edit = { start, end, inserted };
        current = edited(current, edit);
        whole = joined(whole, edit, current);
      }
      expect(edited(text, whole)).toBe(current);
    }),
    { numRuns: 2000 },
  );
});
