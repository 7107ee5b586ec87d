// What a program under Node does with presend.
import { createChecker, redact, stampOf } from 'presend';
import { createChecker as createInline } from 'presend/inline';
import { createAuthority } from 'presend/server';
import { createWorkerChecker } from 'presend/worker';

const text = 'write to john@gmail.com';
const checker = await createChecker({ locales: ['de'] });
const worker = await createWorkerChecker();
const inline = await createInline();
const authority = await createAuthority();
const decision = checker.check(text, { locale: 'de' });
const ruling = await authority.decide(text, {}, stampOf(checker.check(text)));
console.log(
  JSON.stringify({
    here: decision.verdict,
    headline: decision.findings[0].headline,
    worker: (await worker.check(text)).verdict,
    inline: inline.check(text).verdict,
    server: ruling.allowed,
    agreed: ruling.agreed,
    redacted: redact(text, decision),
    wasm: import.meta.resolve('presend/presend.wasm').split('/').pop(),
    texts: import.meta.resolve('presend/locales/de.texts').split('/').pop(),
  }),
);
