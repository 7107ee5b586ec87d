import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';

import { MESSAGE_LIMITS } from '../../../js/server/limits.js';
import { requestSchema } from '../../../js/server/request-schema.js';
import { validate } from '../../../js/server/validate.js';
import { codeOf } from '../errors.js';

const schema = requestSchema({ ...MESSAGE_LIMITS, declared: 3 });
const reference = new Ajv2020().compile(schema);

const SHA = `sha256:${'a'.repeat(64)}`;

/** Mostly the first, sometimes one of the others. */
const mostly = <T>(right: fc.Arbitrary<T>, ...others: fc.Arbitrary<unknown>[]) =>
  fc.oneof({ weight: 8, arbitrary: right }, ...others);
const extra = mostly(fc.constant({}), fc.constant({ contract: 'active' }));
const word = fc.string({ unit: 'grapheme', minLength: 60, maxLength: 66 });

const stamp = fc.record(
  {
    policy: mostly(fc.constant('upwork-2020-06-26'), word, fc.integer()),
    pack: mostly(fc.constant(SHA), fc.constantFrom(`${SHA}0`, 'sha256:', null)),
    engine: mostly(fc.constant('0.1.0'), fc.string({ minLength: 30, maxLength: 34 })),
    verdict: mostly(
      fc.constantFrom('clear', 'advise', 'ask', 'block'),
      fc.constantFrom('fine', ''),
    ),
    findings: mostly(fc.constant('fnv1a64:0123456789abcdef'), fc.constantFrom('fnv1a64:AB', 7)),
  },
  { requiredKeys: ['policy', 'pack', 'engine', 'verdict', 'findings'] },
);
const claim = fc
  .record({
    purpose: mostly(fc.constant('portfolio'), word),
    kind: mostly(fc.constant('email'), fc.constant(null)),
    value: mostly(fc.option(fc.string()), fc.constant('x'.repeat(4097)), fc.double()),
  })
  .chain((value) => extra.map((more) => ({ ...value, ...(more as object) })));
const body = mostly(
  fc
    .record(
      {
        text: mostly(fc.string(), fc.jsonValue()),
        declared: mostly(fc.array(claim, { maxLength: 4 }), fc.constant(null)),
        locale: mostly(fc.constant('pt-BR'), word),
        client: mostly(stamp, fc.constantFrom({}, [])),
      },
      { requiredKeys: ['text'] },
    )
    .chain((value) => extra.map((more) => ({ ...value, ...(more as object) }))),
  fc.jsonValue(),
);

test('takes and refuses what Ajv does', () => {
  let taken = 0;
  fc.assert(
    fc.property(body, (value) => {
      const wrong = codeOf(() => {
        validate(value, schema);
      });
      expect(wrong === null).toBe(reference(value));
      if (wrong === null) taken++;
      else
        expect(['unknown_key', 'unknown_word', 'invalid_value', 'context_too_large']).toContain(
          wrong,
        );
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(100);
});

test.each([
  [{}, 'the body lacks text'],
  [{ text: '', plan: 'plus' }, 'the body has an unknown key "plan"'],
  [{ text: '', declared: [{}] }, 'declared[0] lacks purpose'],
  [{ text: '', declared: [null] }, 'declared[0] must be object'],
  [{ text: '', client: { a: 1 } }, 'client lacks policy'],
  [[], 'the body must be object'],
])('names the place: %j', (value, message) => {
  expect(() => {
    validate(value, schema);
  }).toThrow(message);
});

test('a long key is not echoed', () => {
  const key = 'k'.repeat(10_000);
  expect(() => {
    validate({ text: '', [key]: 1 }, schema);
  }).toThrow(`"${'k'.repeat(40)}..."`);
});
