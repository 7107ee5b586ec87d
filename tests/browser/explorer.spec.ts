import type { Checker } from 'presend';

import { fromHash } from '../../demo/src/state.js';
import { holdClock } from './clock.js';
import { expect, test } from './demo.js';
import { startChecker } from './engine.js';

let checker: Checker;
test.beforeAll(async () => {
  checker = await startChecker();
});
test.afterAll(() => {
  checker.dispose();
});

for (const state of [
  '',
  'contract=offered&surface=proposal',
  'contract=active',
  'recipient.plan=enterprise&surface=proposal',
  'policy=upwork-before-2020-06-26&surface=profile',
  'policy=upwork-current&recipient.plan=business',
  'policy=example-stays-2024',
  'relation=pre_existing&act=request&kind=phone',
]) {
  test(`every cell is what the engine says of its example: ${state || 'the ordinary case'}`, async ({
    demo,
    page,
  }) => {
    await demo.open(`#page=explorer&${state}`);
    const cells = page.locator('#cells-body button');
    const count = await cells.count();
    expect(count).toBeGreaterThan(20);
    for (let i = 0; i < count; i += 9) {
      const cell = cells.nth(i);
      await cell.click();
      const { kind, row = '' } = await cell.evaluate(({ dataset }) => ({ ...dataset }));
      await expect(page.locator('#cell-body .cell-plain')).toHaveAttribute('data-row', row);
      const shown = await cell.locator('.word').getAttribute('data-word');
      const href = await page.locator('.cell-plain .example').first().getAttribute('href');
      const { text, context } = fromHash(href ?? '');
      const { findings } = checker.check(text, context, { all: true });
      const finding = findings.find((one) => one.kind === kind);
      expect(finding).toMatchObject({ outcome: shown, row });
      await expect(page.locator('.cell-plain [data-part="reason"]')).toHaveText(
        finding?.reason ?? '?',
      );
      await expect(page.locator('.cell-outcome .word')).toHaveAttribute(
        'data-word',
        finding?.outcome ?? '?',
      );
    }
  });
}

test('an example opens in the composer, under the facts of its cell', async ({ demo, page }) => {
  await demo.open('#page=explorer&kind=phone&surface=proposal&contract=offered');
  const example = page.locator('.cell-plain .example').first();
  const text = (await example.textContent()) ?? '';
  await example.click();
  await expect(demo.textarea).toHaveValue(text);
  await expect(page.locator('#facts [name="contract"]')).toHaveValue('offered');
  await expect(demo.cards).toHaveAttribute('data-outcome', 'block');
  await page.goBack();
  await expect(page.locator('#cell-title')).toContainText('phone number');
});

test('what could be said for a detail is tried out, and opens as declared', async ({
  demo,
  page,
}) => {
  await demo.open('#page=explorer&kind=email');
  const claims = page.locator('.cell-claims li');
  await expect(claims).toHaveCount(3);
  for (const claim of await claims.all())
    await expect(claim.locator('.word')).toHaveAttribute('data-word', 'advise');
  await claims.first().locator('a').click();
  await expect(demo.cards).toHaveAttribute('data-outcome', 'advise');
  await expect(page.locator('#declared .row')).toHaveCount(1);
});

test('arrow keys move in the grid, Enter chooses, and the address follows', async ({
  demo,
  page,
}) => {
  await demo.open('#page=explorer');
  const chosen = page.locator('#cells-body [aria-selected="true"] button');
  await expect(chosen).toHaveAttribute('data-kind', 'email');
  await chosen.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  const focused = page.locator('#cells-body button:focus');
  await expect(focused).toHaveAttribute('data-kind', 'address');
  await expect(focused).toHaveAttribute('data-surface', 'proposal');
  await page.keyboard.press('Enter');
  await expect(chosen).toHaveAttribute('data-kind', 'address');
  await expect(chosen).toBeFocused();
  await expect(page).toHaveURL(/surface=proposal&kind=address/);
  await page.keyboard.press('Control+Home');
  await expect(focused).toHaveAttribute('data-kind', 'phone');
  await page.goBack();
  await expect(chosen).toHaveAttribute('data-kind', 'email');
});

test('from right to left the arrow keys go where they point', async ({ demo, page }) => {
  await demo.open('#page=explorer&locale=ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl'); // its texts arrive by themselves
  const chosen = page.locator('#cells-body [aria-selected="true"] button');
  await expect(chosen).toHaveAttribute('data-surface', 'message');
  const before = await chosen.boundingBox();
  await chosen.focus();
  await page.keyboard.press('ArrowRight');
  const after = await page.locator('#cells-body button:focus').boundingBox();
  expect(after?.x).toBeGreaterThan(before?.x ?? Infinity);
});

test('contract and plan are chosen in the small table, and the controls follow', async ({
  demo,
  page,
}) => {
  await demo.open('#page=explorer&kind=email');
  const cell = page.locator('.matrix [data-contract="none"][data-plan="enterprise"]');
  await expect(cell.locator('.word')).toHaveAttribute('data-word', 'advise');
  await cell.click();
  await expect(page.locator('#situation [name="explorer.plan"]')).toHaveValue('enterprise');
  await expect(page.locator('.cell-plain')).toHaveAttribute('data-outcome', 'advise');
  await expect(cell).toBeFocused();
  await page.locator('#situation [name="explorer.policy"]').selectOption('upwork-current');
  await page.locator('#situation [name="explorer.plan"]').selectOption('business');
  await expect(page.locator('.cell-plain')).toHaveAttribute('data-outcome', 'block');
});

test('what has the focus in a cell keeps it when more examples have been read', async ({
  demo,
  page,
}) => {
  await page.clock.install();
  await demo.open('#kind=email');
  await holdClock(page);
  await demo.visit('explorer'); // which then reads examples, one part a timer
  const other = page.locator('.matrix [data-contract="offered"][data-plan="enterprise"]');
  await other.focus();
  const before = await page.locator('.cell-plain').elementHandle();
  await page.clock.resume();
  await expect.poll(() => before?.evaluate(({ isConnected }) => isConnected)).toBe(false);
  await expect(other).toBeFocused();
  await expect(other).toHaveAttribute('aria-pressed', 'false');
});

test('at 320 px one place is listed, and a kind leads to its cell and back', async ({
  demo,
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await demo.open('#page=explorer');
  await expect(page.locator('#cells-body tr').first().locator('button:visible')).toHaveCount(1);
  await page.locator('#situation [name="explorer.surface"]').selectOption('profile');
  await page.locator('#cells-body [data-kind="website"]:visible').click();
  await expect(page.locator('#cell-title')).toBeFocused();
  await expect(page.locator('#cell-title')).toBeInViewport();
  await page.locator('#cell [data-part="back"]').click();
  await expect(page.locator('#cells-body [data-kind="website"]:visible')).toBeFocused();
});
