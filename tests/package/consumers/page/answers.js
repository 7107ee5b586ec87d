// What a page does with presend, however it comes by it: a checker here, one in a worker, a draft, a composer.
async function answers(textarea, { attachComposer, createChecker, createWorkerChecker, redact }) {
  const checker = await createChecker();
  const worker = await createWorkerChecker();
  const draft = await worker.draft();
  const composer = attachComposer(textarea, { checker });
  const { value } = textarea;
  const decision = checker.check(value);
  return {
    here: decision.verdict,
    worker: (await worker.check(value)).verdict,
    draft: (await draft.replace(0, 0, value)).verdict,
    redacted: redact(value, decision),
    marked: composer.decision.findings.map(({ start, end }) => value.slice(start, end)).join(),
  };
}

/** The answers as the tests read them: also why there are none. */
export async function written(textarea, presend) {
  try {
    return JSON.stringify(await answers(textarea, presend));
  } catch (error) {
    return JSON.stringify({ error: String(error), code: error.code });
  }
}
