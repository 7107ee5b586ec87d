import { statSync } from 'node:fs';

import { expect, test } from './demo.js';

test('the times of the checks are under the composer, and on their own view', async ({
  demo,
  page,
}) => {
  await demo.open();
  await demo.textarea.pressSequentially('write to john@gmail.com');
  const figure = /^(under )?\d+(\.\d+)? (µs|ms|s)$/;
  await expect(page.locator('#latency-median')).toHaveText(figure);
  await demo.visit('speed');
  for (const id of ['median', 'repeated', 'ready'])
    await expect(page.locator(`#speed-${id}`)).toHaveText(figure);
  await page.locator('#speed-text').fill('x'.repeat(1000));
  await page.locator('#speed-run').click();
  await expect(page.locator('#speed-result')).toContainText('1000 characters');
});

test('sizes are those of the built files, and what came over the wire is told', async ({
  demo,
  page,
}) => {
  await demo.open('#page=speed&locale=de');
  const rows = page.locator('#sizes tr');
  await expect(rows).toHaveCount(12); // engine, glue, rules, and the texts of nine languages
  const { size } = statSync(new URL('../../dist/presend.wasm', import.meta.url));
  const engine = rows.first();
  await expect(engine.locator('[data-part="bytes"]')).toHaveText(
    `${(size / 1000).toLocaleString('en', { maximumSignificantDigits: 3 })} kB`,
  );
  // The server sends what was compressed beside the file.
  await expect(engine.locator('[data-part="here"]')).toHaveText(
    (await engine.locator('[data-part="brotli"]').textContent()) ?? '?',
  );
  await expect(rows.filter({ hasText: 'Deutsch' }).locator('[data-part="here"]')).toHaveText(/kB/);
  await expect(rows.filter({ hasText: 'español' }).locator('[data-part="here"]')).toHaveText('–');
});
