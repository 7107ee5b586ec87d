import { expect, test } from '@jest/globals';

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly { readonly name: string; readonly why: string }[];
  readonly flaky: readonly string[];
}

const { ctestOutcome, failuresAsText, jestOutcome, playwrightOutcome } = (await import(
  new URL('../../tools/reports.mjs', import.meta.url).href
)) as {
  ctestOutcome: (xml: string | null) => Outcome;
  jestOutcome: (report: unknown) => Outcome;
  playwrightOutcome: (report: unknown) => Outcome;
  failuresAsText: (title: string, which: Pick<Outcome, 'failures' | 'flaky'>) => string;
};

test('CTest: a failure is told from where GoogleTest names it', () => {
  const outcome = ctestOutcome(`<testsuite name="(empty)" tests="3">
    <testcase name="A.Passes" status="run"><system-out>fine</system-out></testcase>
    <testcase name="A.Fails" status="fail"><failure message=""/>
      <system-out>[ RUN      ] A.Fails
a_test.cc:7: Failure
Expected: 1 &lt; 0
</system-out></testcase>
    <testcase name="A.IsOff" status="disabled"/>
  </testsuite>`);
  expect(outcome).toMatchObject({ passed: 1, failed: 1 });
  expect(failuresAsText('native', outcome)).toBe(
    'FAILED native: A.Fails\n      a_test.cc:7: Failure\n      Expected: 1 < 0\n',
  );
});

test('Jest: failed tests, and files that do not load', () => {
  const outcome = jestOutcome({
    numPassedTests: 4,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 1,
    testResults: [
      {
        name: 'a.test.ts',
        message: 'long',
        assertionResults: [
          { status: 'passed', fullName: 'one', failureMessages: [] },
          { status: 'failed', fullName: 'two', failureMessages: ['\u001b[31mno\u001b[39m'] },
        ],
      },
      { name: 'b.test.ts', message: 'SyntaxError', assertionResults: [] },
    ],
  });
  expect(outcome).toMatchObject({ passed: 4, failed: 2 });
  expect(failuresAsText('js', outcome)).toBe(
    'FAILED js: a.test.ts: two\n      no\nFAILED js: b.test.ts\n      SyntaxError\n',
  );
});

test('Playwright: what failed twice, and what passed the second time', () => {
  const spec = (title: string, status: string) => ({
    file: 'a.spec.ts',
    title,
    tests: [{ status, results: [{ errors: [] }, { errors: [{ message: `why ${title}` }] }] }],
  });
  const outcome = playwrightOutcome({
    stats: { expected: 1, unexpected: 1, flaky: 1 },
    suites: [
      {
        specs: [spec('one', 'expected')],
        suites: [{ specs: [spec('two', 'flaky'), spec('three', 'unexpected')] }],
      },
    ],
  });
  expect(outcome).toMatchObject({ passed: 2, failed: 1 });
  expect(failuresAsText('browser', outcome)).toBe(
    'FAILED browser: a.spec.ts: three\n      why three\nFLAKY browser: a.spec.ts: two\n',
  );
});

test('where there is no report nothing ran, and long messages are cut and say so', () => {
  for (const outcome of [ctestOutcome(null), jestOutcome(null), playwrightOutcome(null)])
    expect(outcome).toEqual({ passed: 0, failed: 0, failures: [], flaky: [] });
  const why = Array.from({ length: 20 }, (_, line) => String(line)).join('\n');
  const text = failuresAsText('js', { failures: [{ name: 'a', why }], flaky: [] });
  expect(text).toContain('11\n      (8 more lines above)\n');
});
