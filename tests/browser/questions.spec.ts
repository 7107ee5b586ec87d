import { readFileSync } from 'node:fs';

import { expect, test } from './demo.js';

interface Question {
  readonly id: string;
  readonly examples: readonly {
    readonly id: string;
    readonly text: string;
    readonly expect: { readonly verdict: string };
  }[];
}

const questions = JSON.parse(
  readFileSync(new URL('../../demo/questions.json', import.meta.url), 'utf8'),
) as readonly Question[];

test('a click on a question’s message loads it, and the finding answers', async ({
  demo,
  page,
}) => {
  await demo.open();
  for (const { id, examples } of questions) {
    for (const example of examples) {
      await demo.visit('questions');
      await page.locator(`[data-example="${id}.${example.id}"]`).click();
      await expect(demo.textarea).toHaveValue(example.text);
      const { verdict } = example.expect;
      await expect(page.locator('#verdict')).toHaveAttribute('data-word', verdict);
      if (verdict === 'clear') await expect(demo.cards).toHaveCount(0);
      else await expect(demo.cards.first()).toBeVisible();
    }
  }
});

test('one who received a request can put a polite refusal into a reply, which goes out', async ({
  demo,
  page,
}) => {
  await demo.open('#page=questions');
  await page.locator('[data-example="asked.received"]').click();
  await expect(demo.send).toBeHidden();
  await expect(demo.cards.first()).toContainText('report');
  await expect(demo.cards.locator('[data-key="fix"]')).toHaveCount(0);
  const quote = page.locator('#panel .reply q');
  const first = (await quote.textContent()) ?? '';
  await page.locator('#panel [data-key="wording"]').click();
  await expect(quote).not.toHaveText(first);
  const chosen = (await quote.textContent()) ?? '';
  await page.locator('#panel [data-key="reply"]').click();
  await expect(demo.textarea).toHaveValue(chosen);
  await expect(demo.textarea).toBeFocused();
  await expect(page.locator('[name="view"]')).toHaveValue('');
  await expect(page.locator('#thread .bubble')).toHaveAttribute('data-from', 'recipient');
  await expect(page.locator('#verdict')).toHaveAttribute('data-word', 'clear');
  expect((await demo.press()).status).toBe(201);
});

test('earlier messages make a number of pieces, and can be taken back', async ({ demo, page }) => {
  await demo.open();
  await demo.textarea.fill('555 2671');
  await expect(demo.cards).toHaveCount(0);
  await page.locator('.earlier summary').click();
  for (const [who, text] of [
    ['recipient', 'What is your phone number?'],
    ['sender', '+1 415'],
  ] as const) {
    await page.locator(`#earlier [value="${who}"]`).check({ force: true });
    await page.locator('#earlier-text').fill(text);
    await page.keyboard.press('Enter');
  }
  await expect(page.locator('#thread .bubble')).toHaveCount(2);
  await expect(demo.cards).toHaveAttribute('data-outcome', 'block');
  await page.locator('#restart').click();
  await expect(page.locator('#thread')).toBeHidden();
  await expect(demo.cards).toHaveCount(0);
});

test('the words of the controls and the table follow the policy', async ({ demo, page }) => {
  await demo.open('#text=write+to+john%40gmail.com');
  await expect(page.locator('#policy-rows tr[data-decides] th')).toHaveText(['1']);
  await page.locator('[name="policy"]').selectOption('example-stays-2024');
  await expect(page.locator('[name="surface"] option')).toHaveCount(4);
  await expect(page.locator('#policy-rows tr[data-decides] th')).toHaveText(['details']);
  await page.locator('[name="contract"]').selectOption('accepted');
  await expect(demo.cards).toHaveCount(0);
  await expect(page.locator('#panel .note')).not.toBeEmpty();
  await page.locator('[name="policy"]').selectOption('upwork-current'); // which knows no such contract
  await expect(page.locator('[name="contract"]')).toHaveValue('');
  await expect(page.locator('#facts-error')).toBeHidden();
  await expect(demo.cards).toHaveCount(1);
});

test('what is clear is shown when asked for', async ({ demo, page }) => {
  await demo.open(`#text=${encodeURIComponent('I built a WhatsApp bot.')}`);
  await expect(demo.cards).toHaveCount(0);
  await page.locator('#panel [data-key="more"]').click();
  await expect(demo.cards).toHaveAttribute('data-outcome', 'clear');
  await expect(demo.cards).toContainText('WhatsApp');
});
