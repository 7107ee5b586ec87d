import { spawnSync } from 'node:child_process';
import path from 'node:path';

import type { Checker, Finding } from 'presend';

import { conformance, root, startChecker, type Case } from './engine.js';
import { codeOf } from './errors.js';

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

test('the grid is what its generator makes', () => {
  const generator = path.join(root, 'tests', 'conformance', 'generate_grid.mjs');
  const { status, stderr } = spawnSync(process.execPath, [generator, '--check'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

for (const [file, cases] of files) {
  describe(file, () => {
    test.each(cases.map((one): [string, Case] => [one.name, one]))(
      '%s',
      (_name, { text, context, all, expect: expected }) => {
        if ('error' in expected) {
          expect(codeOf(() => checker.check(text, context))).toBe(expected.error);
          return;
        }
        const decision = checker.check(text, context, { all: all ?? false });
        const count = Math.max(decision.findings.length, expected.findings.length);
        const found = Array.from({ length: count }, (_, i) =>
          spokenAbout(decision.findings[i], expected.findings[i] ?? { kind: '', text: '' }, text),
        );
        const declared = expected.declared ? { declared: decision.declared } : {};
        expect({ verdict: decision.verdict, findings: found, ...declared }).toEqual(expected);
      },
    );
  });
}
