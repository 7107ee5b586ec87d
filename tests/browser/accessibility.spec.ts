import { violations } from './axe.js';
import { expect, test } from './demo.js';

const FINDINGS =
  '#text=Samples%3A+https%3A%2F%2Fwww.behance.net%2Fana+and+john%40gmail.com+and+example-shop.com&surface=proposal';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const editor of ['textarea', 'editable'] as const) {
    test(`axe finds nothing in the ${colorScheme} page with the ${editor}`, async ({
      demo,
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await demo.open(`${FINDINGS}&editor=${editor}`);
      await expect(demo.cards).toHaveCount(3);
      await demo.press();
      expect(await violations(page)).toEqual([]);
    });
  }
}

test('at 320 px nothing has to be scrolled sideways, and axe finds nothing', async ({
  demo,
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await demo.open(FINDINGS);
  await page.locator('#facts-title').click();
  await page.locator('.earlier summary').click();
  await page.locator('#declared [data-add]').click();
  await expect(demo.cards).toHaveCount(3);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await violations(page)).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a message received, at 390 px, ${colorScheme}, with everything open`, async ({
    demo,
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme });
    await demo.open(
      '#text=Your+email%3F+Or+talk+on+WhatsApp.+I+built+a+Skype+bot.&view=recipient&recent=[{"from":"sender","text":"hello"}]',
    );
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await expect(page.locator('#panel .reply')).toBeVisible();
    await expect(page.locator('#policy-rows tr[data-decides]').first()).toBeVisible();
    await page.locator('#panel [data-key="more"]').click();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
  });
}
