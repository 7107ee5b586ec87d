// What a page does with presend: a checker here, one in a worker, a draft, a composer. Without a bundler: one file of the package.
import {
  attachComposer,
  createChecker,
  createWorkerChecker,
  redact,
} from './node_modules/presend/dist/browser.js';

const textarea = document.querySelector('textarea');
const output = document.querySelector('output');

try {
  const checker = await createChecker();
  const worker = await createWorkerChecker();
  const draft = await worker.draft();
  const composer = attachComposer(textarea, { checker });
  const { value } = textarea;
  const decision = checker.check(value);
  output.textContent = JSON.stringify({
    here: decision.verdict,
    worker: (await worker.check(value)).verdict,
    draft: (await draft.replace(0, 0, value)).verdict,
    redacted: redact(value, decision),
    marked: composer.decision.findings.map(({ start, end }) => value.slice(start, end)).join(),
  });
} catch (error) {
  output.textContent = JSON.stringify({ error: String(error), code: error.code });
  throw error;
}
