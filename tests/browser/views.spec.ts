import { PAGES } from '../../demo/src/state.js';
import { CONTENT } from '../pages/demo-views.js';
import { violations } from './axe.js';
import { expect, test } from './demo.js';

const TEXT = 'text=Write+to+john%40gmail.com+or+see+invoice+4155552671';

for (const view of PAGES) {
  test(`the view ${view} opens by its address, and says so`, async ({ demo, page }) => {
    await demo.open(`#page=${view}&${TEXT}`);
    await expect(page.locator(CONTENT[view]).first()).toBeVisible();
    await expect(page.locator('main > .view:visible')).toHaveCount(1);
    await expect(page.locator('nav.views [aria-current]')).toHaveAttribute('data-page', view);
    await expect(page.locator('h1:visible')).toHaveCount(1);
    const heading = await page.locator('h1:visible').textContent();
    if (view !== 'try') await expect(page).toHaveTitle(`${heading ?? '?'} · presend`);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the view ${view}, ${colorScheme}`, async ({ demo, page }) => {
      await page.emulateMedia({ colorScheme });
      await demo.open(`#page=${view}&${TEXT}`);
      await expect(page.locator(CONTENT[view]).first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  }

  for (const locale of ['en', 'ar', 'de', 'hi']) {
    test(`the view ${view} needs no scrolling sideways at 320 px, ${locale}`, async ({
      demo,
      page,
    }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await demo.open(`#page=${view}&${TEXT}&locale=${locale}`);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.locator(CONTENT[view]).first()).toBeVisible();
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      expect(scroll).toBeLessThanOrEqual(client);
      if (locale === 'ar') expect(await violations(page)).toEqual([]);
    });
  }
}

test('the navigation keeps message, language and colours, and the back button leads back', async ({
  demo,
  page,
}) => {
  await demo.open('#locale=de&theme=dark');
  await demo.textarea.fill('Schreib an john@gmail.com');
  await demo.visit('trace');
  await expect(page.locator('#view-trace h1')).toBeFocused();
  await expect(page.locator('#trace-message')).toHaveValue('Schreib an john@gmail.com');
  await demo.visit('explorer');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.goBack();
  await expect(page.locator('#view-trace')).toBeVisible();
  await page.goBack();
  await expect(demo.textarea).toHaveValue('Schreib an john@gmail.com');
  await page.goForward();
  await expect(page.locator('#view-trace')).toBeVisible();
});

test('the switch of colours wins over the system, and is in the address', async ({
  demo,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await demo.open();
  const ground = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.locator('#theme').selectOption('dark');
  await expect(page).toHaveURL(/#theme=dark$/);
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('#theme').selectOption('light');
  expect(await ground()).toBe(light);
  await page.locator('#theme').selectOption('system');
  expect(await ground()).toBe(dark);
});

test('all languages of the pack can be chosen in every view', async ({ demo, page }) => {
  await demo.open('#page=explorer');
  const language = page.locator('select[name="locale"]');
  const tags = await language
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLElement).lang));
  expect(tags).toHaveLength(10);
  for (const tag of tags) {
    await language.selectOption(tag === 'en' ? '' : tag);
    await expect(page.locator('html')).toHaveAttribute('lang', tag);
    const rtl = tag === 'ar';
    await expect(page.locator('html')).toHaveAttribute('dir', rtl ? 'rtl' : 'ltr');
    const lead = page.locator('#view-explorer .lead');
    if (tag === 'en') await expect(lead).not.toHaveAttribute('lang');
    else await expect(lead).toHaveAttribute('lang', 'en');
    await expect(page.locator('#cell-title')).not.toHaveText('');
  }
});

test('the skip link leads past the header', async ({ demo, page }) => {
  await demo.open();
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await expect(page).toHaveURL(/\/$/);
});

test('with forced colours, outcomes keep their shape and their word', async ({ demo, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await demo.open('#page=explorer');
  const word = page.locator('#cells-body [data-word="block"]').first();
  await expect(word).toBeVisible();
  await expect(word).not.toBeEmpty();
  const sign = await word.evaluate((element) => {
    const { content, outlineStyle, clipPath } = getComputedStyle(element, '::before');
    return { content, outlineStyle, clipPath };
  });
  expect(sign.content).toContain('✕');
  expect(sign).toMatchObject({ outlineStyle: 'solid', clipPath: 'none' });
  expect(await violations(page)).toEqual([]);
});

test('with reduced motion nothing moves by itself', async ({ demo, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const view of PAGES) {
    await demo.open(`#page=${view}`);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element);
          return animationName !== 'none' || /[1-9]/.test(transitionDuration);
        }).length,
    );
    expect(moving).toBe(0);
  }
});
