import type { Checker, Finding } from 'presend';

import { conformance, startChecker, type Case } from './engine.js';

let checker: Checker;

beforeAll(async () => {
  checker = await startChecker();
});

afterAll(() => {
  checker.dispose();
});

/** A finding reduced to the keys that a case speaks about; `text` is what its range covers. */
function spokenAbout(
  finding: Finding | undefined,
  expected: Readonly<Record<string, unknown>>,
  text: string,
): unknown {
  if (!finding) return undefined;
  const found: Readonly<Record<string, unknown>> = {
    ...finding,
    text: text.slice(finding.start, finding.end),
  };
  return Object.fromEntries(Object.keys(expected).map((key) => [key, found[key]]));
}

const files = conformance();

test('there are cases', () => {
  expect(files.flatMap(([, cases]) => cases).length).toBeGreaterThan(0);
});

for (const [file, cases] of files) {
  describe(file, () => {
    test.each(cases.map((one): [string, Case] => [one.name, one]))(
      '%s',
      (_name, { text, context, all, expect: expected }) => {
        const decision = checker.check(text, context, { all: all ?? false });
        const count = Math.max(decision.findings.length, expected.findings.length);
        const found = Array.from({ length: count }, (_, i) =>
          spokenAbout(decision.findings[i], expected.findings[i] ?? { kind: '', text: '' }, text),
        );
        expect({ verdict: decision.verdict, findings: found }).toEqual(expected);
      },
    );
  });
}
