import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { PAGES } from '../../demo/src/state.js';
import { expect, test } from './demo.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const SHOWN = [
  'surface=proposal',
  `text=${encodeURIComponent(
    'Hi Ana, samples of my work are at https://www.behance.net/anadraws\nIf you like them, write to john [at] gmail dot com or call +1 415 555 2671.',
  )}`,
].join('&');

mkdirSync(`${root}build/screenshots`, { recursive: true });
mkdirSync(`${root}docs`, { recursive: true });

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1180, 320]) {
    test(`the page, ${colorScheme}, ${width} px`, async ({ demo, page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await demo.open(`#${SHOWN}`);
      await expect(demo.cards).toHaveCount(3);
      await demo.press();
      await expect(page.locator('#outcome .banner')).toBeVisible();
      await page.screenshot({
        path: `${root}build/screenshots/page-${colorScheme}-${width}.png`,
        fullPage: true,
      });
    });

    test(`every view, ${colorScheme}, ${width} px`, async ({ demo, page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await demo.open(`#${SHOWN}`);
      for (const view of PAGES.filter((name) => name !== 'try')) {
        await demo.visit(view);
        await page.screenshot({
          path: `${root}build/screenshots/${view}-${colorScheme}-${width}.png`,
          fullPage: true,
        });
      }
    });
  }
}

test('the composer, for the README', async ({ demo, page }) => {
  await page.setViewportSize({ width: 760, height: 1100 });
  const text =
    'Samples of my work: https://www.behance.net/anadraws\nIf you like them, write to john [at] gmail dot com';
  await demo.open(`#surface=proposal&text=${encodeURIComponent(text)}`);
  await expect(demo.cards).toHaveCount(2);
  const { x, y, width, height } = await page
    .locator('#frame')
    .evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);
  const margin = 6; // what stands above is not the composer
  const clip = {
    x: x - margin,
    y: y - margin,
    width: width + 2 * margin,
    height: height + 2 * margin,
  };
  await page.screenshot({ path: `${root}docs/composer.png`, clip, fullPage: true });
});
