import type { Checker } from 'presend';

import { fromHash } from '../../demo/src/state.js';
import { expect, test } from './demo.js';
import { startChecker } from './engine.js';

let checker: Checker;
test.beforeAll(async () => {
  checker = await startChecker();
});
test.afterAll(() => {
  checker.dispose();
});

test('the default policy stands beside the one before it, with their days', async ({
  demo,
  page,
}) => {
  await demo.open('#page=changes');
  await expect(page.locator('#side-before .code')).toHaveText('upwork-before-2020-06-26');
  await expect(page.locator('#side-before [data-part="force"]')).toHaveText('until 2020-06-25');
  await expect(page.locator('#side-after .code')).toHaveText('upwork-2020-06-26');
  await expect(page.locator('#side-after [data-part="force"]')).toHaveText(
    'from 2020-06-26 to 2022-12-31',
  );
  await expect(page.locator('#differences .changed').first()).toContainText('the ordinary case');
  await expect(page.locator('#differences')).toContainText('email address');
});

test('the pairs are what the engine says before and after, and lead to the explorer', async ({
  demo,
  page,
}) => {
  const [before, after] = ['upwork-2020-06-26', 'upwork-current'];
  await demo.open(`#page=changes&before=${before}&after=${after}&act=request`);
  const links = page.locator('.pairs a');
  await expect(links.first()).toBeVisible();
  const count = await links.count();
  expect(count).toBeGreaterThan(20);
  for (let i = 0; i < count; i += 7) {
    const link = links.nth(i);
    const state = fromHash((await link.getAttribute('href')) ?? '');
    expect(state).toMatchObject({ page: 'explorer', context: { policy: after } });
    const words = await link
      .locator('.word')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['word']));
    expect(await link.evaluate((one) => 'changed' in one.dataset)).toBe(words[0] !== words[1]);
  }
  await links.first().click();
  await expect(page.locator('#situation [name="explorer.policy"]')).toHaveValue(after);
  const outcome = await page.locator('.cell-plain').getAttribute('data-outcome');
  const example = await page.locator('.cell-plain .example').first().getAttribute('href');
  const { text, context } = fromHash(example ?? '');
  expect(checker.check(text, context, { all: true }).findings[0]?.outcome).toBe(outcome);
});

test('two others can be chosen, and swapped', async ({ demo, page }) => {
  await demo.open('#page=changes');
  await page.locator('#comparison [name="before"]').selectOption('upwork-current');
  await expect(page).toHaveURL(/before=upwork-current&after=upwork-2020-06-26/);
  await expect(page.locator('#differences')).toContainText('business plan');
  await page.locator('#swap').click();
  await expect(page.locator('#side-after .code')).toHaveText('upwork-current');
  await page.locator('#comparison [name="before"]').selectOption('upwork-current');
  await expect(page.locator('#differences')).toContainText('Nothing changes');
  await expect(page.locator('.pairs [data-changed]')).toHaveCount(0);
});
