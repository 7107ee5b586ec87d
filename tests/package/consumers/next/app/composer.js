'use client';

import { attachComposer, createChecker, redact } from 'presend';
import { createWorkerChecker } from 'presend/worker';
import { useEffect, useRef, useState } from 'react';

export function Composer({ text }) {
  const textarea = useRef(null);
  const [shown, setShown] = useState('');
  useEffect(() => {
    let composer;
    async function start() {
      const checker = await createChecker();
      const worker = await createWorkerChecker();
      const draft = await worker.draft();
      composer = attachComposer(textarea.current, { checker });
      const { value } = textarea.current;
      const decision = checker.check(value);
      return {
        here: decision.verdict,
        worker: (await worker.check(value)).verdict,
        draft: (await draft.replace(0, 0, value)).verdict,
        redacted: redact(value, decision),
        marked: composer.decision.findings.map(({ start, end }) => value.slice(start, end)).join(),
      };
    }
    start().then(
      (result) => setShown(JSON.stringify(result)),
      (error) => setShown(JSON.stringify({ error: String(error), code: error.code })),
    );
    return () => composer?.detach();
  }, []);
  return (
    <>
      <label>
        Message <textarea ref={textarea} defaultValue={text} />
      </label>
      <output>{shown}</output>
    </>
  );
}
