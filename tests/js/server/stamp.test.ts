import { shapeDigest, stampOf, type Checker, type Finding } from 'presend';

import { fnv1a64 } from '../../../js/stamp.js';
import { startChecker } from '../engine.js';

let checker: Checker;
beforeAll(async () => {
  checker = await startChecker();
});
afterAll(() => {
  checker.dispose();
});

test.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('FNV-1a of %j is what its authors say', (text, digest) => {
  expect(fnv1a64(text)).toBe(digest);
});

test('FNV-1a is what it is by definition', () => {
  const text = 'añ€😀 {"start":12}'.repeat(20);
  let expected = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    expected = BigInt.asUintN(64, (expected ^ BigInt(byte)) * 0x100000001b3n);
  expect(fnv1a64(text)).toBe(expected.toString(16).padStart(16, '0'));
});

test('a stamp holds who decided and what, and no text', () => {
  const decision = checker.check('write to anna.brandt@gmail.com');
  expect(stampOf(decision)).toEqual({
    policy: decision.policy,
    pack: decision.pack.digest,
    engine: decision.engine,
    verdict: 'block',
    findings: shapeDigest(decision),
  });
});

test('the digest is of ranges, kinds, rules and outcomes, and of nothing else', () => {
  const decision = checker.check('write to anna.brandt@gmail.com');
  const changed = (change: Partial<Finding>): string =>
    shapeDigest({
      findings: decision.findings.map((finding) => ({ ...finding, ...change })),
    });
  const same = shapeDigest(decision);
  expect(changed({ value: 'other@gmail.com', headline: '...', id: 'x' })).toBe(same);
  expect(changed({ start: 1 })).not.toBe(same);
  expect(changed({ end: 1 })).not.toBe(same);
  expect(changed({ kind: 'phone' })).not.toBe(same);
  expect(changed({ rule: 'x' })).not.toBe(same);
  expect(changed({ outcome: 'ask' })).not.toBe(same);
});

test('what is clear does not count, whether it was asked for or not', () => {
  const text = 'I cannot share my email before the contract starts';
  expect(shapeDigest(checker.check(text, {}, { all: true }))).toBe(
    shapeDigest(checker.check(text)),
  );
});
