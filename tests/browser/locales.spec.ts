import { expect, test } from './demo.js';

const TEXT = 'اكتب لي على ana@gmail.com من فضلك';

test('in Arabic the page goes from right to left, and marks stand where the detail is', async ({
  page,
  demo,
}) => {
  await demo.open('#locale=ar');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'ar');
  await expect(html).toHaveAttribute('dir', 'rtl');
  await demo.textarea.fill(TEXT);
  await expect(demo.marks).toHaveText(['ana@gmail.com']);
  await expect(demo.summary).toHaveText(/^معلومة واحدة/);
  await expect(page.locator('#panel section')).toHaveAttribute('dir', 'rtl');
  // The line under the detail is where the textarea draws it: a range of the mirror, inside the box.
  const mark = await demo.marks.boundingBox();
  const box = await demo.textarea.boundingBox();
  expect(mark && box && mark.x >= box.x && mark.x + mark.width <= box.x + box.width).toBe(true);
  // The server has the last word in the same language.
  const { status, body } = await demo.press();
  expect(status).toBe(422);
  expect(body.decision.findings[0]?.headline).toBe('هذا عنوان بريد إلكتروني.');
});

test('another language is loaded when it is chosen, and English needs nothing', async ({
  page,
  demo,
}) => {
  const loaded: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.texts')) loaded.push(request.url());
  });
  await demo.open();
  await demo.textarea.fill('Schreib mir: ana@gmail.com');
  await expect(demo.summary).toHaveText(/cannot be sent/);
  expect(loaded).toHaveLength(0);
  const language = page.locator('select[name="locale"]');
  await language.selectOption({ label: 'Deutsch' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('#panel .headline')).toHaveText('Das ist eine E-Mail-Adresse.');
  await expect(page.locator('select[name="contract"] option').first()).toHaveText(/Vertrag/);
  await language.selectOption({ label: 'English' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('#panel .headline')).toHaveText('This is an email address.');
  await language.selectOption({ label: 'Deutsch' });
  await expect(page.locator('#panel .headline')).toHaveText('Das ist eine E-Mail-Adresse.');
  expect(loaded).toHaveLength(1);
});
