import { violations } from './axe.js';
import { expect, test } from './demo.js';

const TEXT = 'Write to john@gmail.com or anna@gmail.com';
const PHONE = `#width=360&text=${encodeURIComponent(TEXT)}&recent=[{"from":"recipient","text":"your email?"}]`;

test('the composer is shown as wide as a phone, by a control and by the address', async ({
  demo,
  page,
}) => {
  await demo.open(PHONE);
  const frame = page.locator('#frame');
  const inner = (): Promise<number> => frame.evaluate(({ clientWidth }) => clientWidth);
  const overflow = (): Promise<number> =>
    frame.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  await expect(demo.cards).toHaveCount(2);
  for (const width of [360, 320, 390]) {
    await page.locator('#width').selectOption(String(width));
    await expect(page).toHaveURL(new RegExp(`width=${width}`));
    expect(await inner()).toBe(width);
    expect(await overflow()).toBe(0);
  }
  await expect(page.locator('#frame #thread')).toBeVisible();
  await page.locator('#width').selectOption('full');
  expect(await inner()).toBeGreaterThan(390);
  await expect(page.locator('#frame #thread')).toHaveCount(0);
  await expect(page.locator('#thread')).toBeVisible();
});

test('what is found is in a sheet at the bottom, drawn up and down by its handle', async ({
  demo,
  page,
}) => {
  await demo.open(PHONE);
  const handle = page.getByRole('button', { name: 'Contact information in this message' });
  const bottom = async (): Promise<number> => {
    const [sheet, frame] = await Promise.all([
      page.locator('#sheet').boundingBox(),
      page.locator('#frame').boundingBox(),
    ]);
    if (!sheet || !frame) throw new Error('there is no sheet');
    expect(Math.abs(sheet.y + sheet.height - frame.y - frame.height)).toBeLessThan(8);
    expect(sheet.width).toBeGreaterThan(350);
    return sheet.height;
  };
  await expect(handle).toHaveAttribute('aria-expanded', 'true');
  const open = await bottom();
  await handle.focus();
  await page.keyboard.press('Enter');
  await expect(handle).toHaveAttribute('aria-expanded', 'false');
  const peek = await bottom();
  expect(peek).toBeLessThan(open / 2);
  await expect(demo.summary).toBeInViewport(); // how many there are is told all the same
  await page.keyboard.press('Tab'); // into what is hidden
  await expect(handle).toHaveAttribute('aria-expanded', 'true');
  expect(await bottom()).toBe(open);
  await page.keyboard.press('Escape');
  await expect(demo.field).toBeFocused();
  await expect(demo.field).toBeInViewport();
});

test('what was said is written in its own direction, also on a page from right to left', async ({
  demo,
  page,
}) => {
  await demo.open(`${PHONE}&locale=ar`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('#thread .bubble p')).toHaveCSS('direction', 'ltr');
});

test('without findings there is no sheet', async ({ demo, page }) => {
  await demo.open('#width=360&text=hello');
  await expect(page.locator('#sheet-handle')).toBeHidden();
  await demo.textarea.fill(TEXT);
  await expect(page.locator('#sheet-handle')).toBeVisible();
  await demo.textarea.fill('');
  await expect(page.locator('#sheet-handle')).toBeHidden();
});

test('a message goes out and stands above the field', async ({ demo, page }) => {
  await demo.open('#width=360&text=Hello');
  expect((await demo.press()).status).toBe(201);
  await expect(page.locator('#frame .bubble')).toHaveText(['Hello']);
  await expect(page.locator('#outcome .banner')).toBeVisible();
  const [bubble, field] = await Promise.all([
    page.locator('#frame .bubble').boundingBox(),
    demo.field.boundingBox(),
  ]);
  expect((bubble?.y ?? 0) + (bubble?.height ?? 0)).toBeLessThan(field?.y ?? 0);
});

for (const [colorScheme, locale, viewport] of [
  ['light', 'en', 1180],
  ['dark', 'ar', 1180],
  ['light', 'de', 320],
] as const) {
  test(`axe finds nothing in the phone, ${colorScheme}, ${locale}, ${viewport} px`, async ({
    demo,
    page,
  }) => {
    await page.setViewportSize({ width: viewport, height: 900 });
    await page.emulateMedia({ colorScheme });
    await demo.open(`${PHONE}&locale=${locale}`);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await demo.press();
    await expect(page.locator('#outcome .banner')).toBeVisible();
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(client);
    expect(await violations(page)).toEqual([]);
  });
}
