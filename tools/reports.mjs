// What the test runners' machine-readable reports say: how many tests passed, and which did not, each with the lines that
// say why.

/** Of what a runner prints about a failure, so many lines are told again. */
const LINES = 12;

/**
 * @typedef {object} Failure
 * @property {string} name of the test, its file first
 * @property {string} why as its runner says it
 *
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {Failure[]} failures
 * @property {string[]} flaky names of those that passed only when they were tried again, and count as passed
 */

/** @returns {Outcome} of CTest's report in JUnit's format; nothing ran when it is null */
export function ctestOutcome(xml) {
  const outcome = { passed: 0, failed: 0, failures: [], flaky: [] };
  for (const [, head, body = ''] of (xml ?? '').matchAll(
    /<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g,
  )) {
    const attribute = (name) => unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(head)?.[1] ?? '');
    const status = attribute('status');
    if (status === 'run') {
      outcome.passed++;
    } else if (status === 'fail') {
      outcome.failed++;
      const printed = /<system-out>([\s\S]*?)<\/system-out>/.exec(body)?.[1] ?? '';
      outcome.failures.push({ name: attribute('name'), why: fromFailure(unescaped(printed)) });
    }
  }
  return outcome;
}

/** @returns {Outcome} of Jest's report; nothing ran when it is null */
export function jestOutcome(report) {
  const outcome = { passed: report?.numPassedTests ?? 0, failed: 0, failures: [], flaky: [] };
  for (const { name, message, assertionResults } of report?.testResults ?? []) {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    for (const { fullName, failureMessages } of failed)
      outcome.failures.push({ name: `${name}: ${fullName}`, why: failureMessages.join('\n') });
    // A file that does not load has no tests that could fail.
    if (failed.length === 0 && message) outcome.failures.push({ name, why: message });
  }
  outcome.failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return outcome;
}

/** @returns {Outcome} of Playwright's report; nothing ran when it is null */
export function playwrightOutcome(report) {
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  const outcome = { passed: expected + flaky, failed: unexpected, failures: [], flaky: [] };
  const walk = ({ suites = [], specs = [] }) => {
    suites.forEach(walk);
    for (const { file, title, tests } of specs) {
      const name = `${file}: ${title}`;
      for (const { status, results } of tests) {
        if (status === 'flaky') outcome.flaky.push(name);
        if (status !== 'unexpected') continue;
        const why = (results.at(-1)?.errors ?? []).map((error) => error.message).join('\n');
        outcome.failures.push({ name, why });
      }
    }
  };
  walk(report ?? {});
  return outcome;
}

/** For people: which tests failed in a suite, and why; empty when none did. */
export function failuresAsText(title, { failures = [], flaky = [] }) {
  return [
    ...failures.map(({ name, why }) => {
      const lines = plain(why)
        .split('\n')
        .filter((line) => line.trim() !== '');
      const more = lines.length > LINES ? [`(${lines.length - LINES} more lines above)`] : [];
      return [`FAILED ${title}: ${name}`, ...lines.slice(0, LINES), ...more].join('\n      ');
    }),
    ...flaky.map((name) => `FLAKY ${title}: ${name}`),
  ]
    .map((text) => `${text}\n`)
    .join('');
}

/** What GoogleTest says of a test is told from its first failure on. */
function fromFailure(printed) {
  const at = printed.search(/^.*: Failure$/m);
  return at < 0 ? printed : printed.slice(at);
}

/** Without the colours of a terminal. */
function plain(text) {
  return text.replaceAll(/\x1B\[[\d;]*m/g, '');
}

function unescaped(xml) {
  const signs = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return xml.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name) => signs[name]);
}
