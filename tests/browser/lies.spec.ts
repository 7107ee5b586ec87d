import { LIES } from '../../demo/src/lie-names.js';
import { expect, test } from './demo.js';

const TEXT = 'Thank you, my address is john@gmail.com';
const HASH = `#page=server&text=${encodeURIComponent(TEXT)}`;
/** Those that the server does not even read as a message, and those whose stamp it finds untrue. */
const UNREAD = ['claimed_contract', 'claimed_plan', 'two_texts', 'old_decision'];
const FOUND_OUT = [
  'altered_verdict',
  'innocent_stamp',
  'invented_stamp',
  'altered_engine',
  'stale_pack',
];

for (const lie of LIES) {
  test(`the server refuses: ${lie}`, async ({ demo, page, complaints }) => {
    await demo.open(HASH);
    await expect(page.locator('#lie-message')).toHaveText(TEXT);
    await expect(page.locator('#lie-honest')).toHaveAttribute('data-word', 'block');
    const card = page.locator(`[data-lie="${lie}"]`);
    const answered = page.waitForResponse((response) => response.url().endsWith('/decisions'));
    await card.locator('button').click();
    const response = await answered;
    const unread = UNREAD.includes(lie);
    expect(response.status()).toBe(unread ? 400 : 422);
    const answer = card.locator('[data-part="answer"]');
    await expect(answer.locator('[data-part="status"]')).toHaveText(String(response.status()));
    await answer.locator('summary').click();
    await expect(answer.locator('pre')).toHaveText(response.request().postData() ?? '?');
    if (unread) {
      const { code } = (await response.json()) as { code: string };
      await expect(answer.locator('[data-part="code"]')).toHaveText(code);
      complaints.splice(0, 1); // the browser reports a 400 by itself
    } else {
      await expect(answer.locator('[data-part="refused"]')).toBeVisible();
      await expect(answer.locator('[data-part="verdict"]')).toHaveAttribute('data-word', 'block');
      await expect(answer.locator('[data-part="differs"]')).toBeVisible({
        visible: FOUND_OUT.includes(lie),
      });
      await expect(answer.locator('[data-part="claims"]')).toBeVisible({
        visible: ['not_claimable', 'other_detail'].includes(lie),
      });
    }
    const stored = await page.evaluate(async () => (await fetch('messages')).json() as unknown);
    expect(stored).toEqual({ messages: [] });
  });
}

test('all of them at once are refused', async ({ demo, page, complaints }) => {
  await demo.open('#page=server');
  await expect(page.locator('#lie-borrowed')).toBeVisible();
  await page.locator('#lie-all').click();
  await expect(page.locator('#lie-status')).toContainText(
    `${LIES.length} of ${LIES.length} lies were refused`,
  );
  complaints.splice(0, UNREAD.length);
});

test('an answer about another message goes away, and where nothing is refused it says so', async ({
  demo,
  page,
}) => {
  await demo.open(HASH);
  await page.locator('[data-lie="no_check"] button').click();
  const answer = page.locator('[data-lie="no_check"] [data-part="answer"]');
  await expect(answer).not.toBeEmpty();
  await demo.visit('try');
  await page.locator('#facts [name="contract"]').selectOption('active');
  await demo.visit('server');
  await expect(answer).toBeEmpty();
  await expect(page.locator('#lie-nothing')).toBeVisible();
  await expect(page.locator('#lie-honest')).toHaveAttribute('data-word', 'clear');
});
