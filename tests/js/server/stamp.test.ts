import { shapeDigest, stampOf, type Checker, type Finding } from 'presend';

import { startChecker } from '../engine.js';

let checker: Checker;
beforeAll(async () => {
  checker = await startChecker();
});
afterAll(() => {
  checker.dispose();
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
