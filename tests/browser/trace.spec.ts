import { expect, test } from './demo.js';
import { startChecker } from './engine.js';

const TEXT = 'Write to john [at] gmail dot com about invoice 4155552671 of 05.10.2015';

test('every candidate of the trace is shown, with its reason, signs and weights', async ({
  demo,
  page,
}) => {
  const checker = await startChecker();
  const { trace } = checker.check(TEXT, {}, { all: true, trace: true });
  checker.dispose();
  await demo.open(`#page=trace&text=${encodeURIComponent(TEXT)}`);
  for (const kept of [true, false]) {
    const expected = trace.filter((entry) => entry.kept === kept);
    expect(expected.length).toBeGreaterThan(0);
    const shown = page.locator(`#${kept ? 'kept' : 'rejected'} .candidate`);
    await expect(shown).toHaveCount(expected.length);
    for (const [i, entry] of expected.entries()) {
      const candidate = shown.nth(i);
      await expect(candidate.locator('.detail')).toHaveText(TEXT.slice(entry.start, entry.end));
      await expect(candidate.locator('[data-part="score"]')).toHaveText(String(entry.score));
      await expect(candidate.locator('[data-part="weight"]')).toHaveText(
        entry.evidence.map(({ weight }) => (weight > 0 ? `+${weight}` : `−${-weight}`)),
      );
      for (const sign of await candidate.locator('[data-part="sign"]').all())
        await expect(sign).not.toBeEmpty();
      await expect(candidate.locator('[data-part="reason"]')).toHaveCount(kept ? 0 : 1);
    }
  }
  await expect(page.locator('#trace-text mark[data-mark="block"]')).toHaveText([
    'john [at] gmail dot com',
  ]);
});

test('what is typed there is the message in the composer too', async ({ demo, page }) => {
  await demo.open('#page=trace');
  await expect(page.locator('#kept-none')).toBeVisible();
  await page.locator('#trace-message').pressSequentially('see ana@gmail.com');
  await expect(page.locator('#kept .candidate')).toHaveCount(1);
  await expect(page.locator('#trace-message')).toBeFocused();
  await demo.visit('try');
  await expect(demo.textarea).toHaveValue('see ana@gmail.com');
  await expect(demo.cards).toHaveCount(1);
});
