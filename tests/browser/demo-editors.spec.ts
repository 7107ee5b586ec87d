import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';

import { EDITORS, fromHash, type EditorName } from '../../demo/src/state.js';
import { drawnMarks } from '../pages/editor-state.js';
import { violations } from './axe.js';
import { expect, test } from './demo.js';

const pictures = fileURLToPath(new URL('../../build/screenshots/editors/', import.meta.url));
mkdirSync(pictures, { recursive: true });

const ADDRESS = 'john@gmail.com';
const TEXT = `Hello Ana,\n\nwrite to ${ADDRESS} or`;
const OTHER = '+1 415 555 2671';
const ARABIC = `اكتب لي على ${ADDRESS} من فضلك`;

/** Chooses an editor as one without a mouse does. */
async function choose(page: Page, editor: EditorName): Promise<void> {
  await page.locator('#editor').focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < EDITORS.indexOf(editor); i++) await page.keyboard.press('ArrowDown');
  await expect(page.locator('#editor')).toHaveValue(editor);
}

async function expectMarks(page: Page, ...texts: readonly string[]): Promise<void> {
  await expect
    .poll(async () => (await page.evaluate(drawnMarks)).map(({ text }) => text).sort())
    .toEqual([...texts].sort());
}

for (const editor of EDITORS) {
  test(`${editor} is chosen by keyboard, marks what is typed, and the text stays when it is left`, async ({
    demo,
    page,
  }) => {
    await demo.open(`#text=${encodeURIComponent(TEXT)}`);
    await choose(page, editor);
    await demo.ready(editor);
    await expectMarks(page, ADDRESS);
    await page.keyboard.press('Tab'); // how it is shown
    await page.keyboard.press('Tab');
    await expect(demo.field).toBeFocused();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(` ${OTHER} now`);
    await expect(demo.cards).toHaveCount(2);
    await expectMarks(page, ADDRESS, OTHER);
    const text = `${editor === 'input' ? TEXT.replaceAll('\n', ' ') : TEXT} ${OTHER} now`;
    await expect.poll(() => fromHash(page.url())).toMatchObject({ editor, text });
    await choose(page, 'growing');
    await demo.ready('growing');
    await expect(demo.field).toHaveValue(text);
    await expect(demo.cards).toHaveCount(2);
    await choose(page, editor);
    await demo.ready(editor);
    await expectMarks(page, ADDRESS, OTHER);
    expect(fromHash(page.url()).text).toBe(text);
    expect((await demo.press()).status).toBe(422);
  });

  test(`${editor} sends what it holds, and is empty and focused then`, async ({ demo, page }) => {
    await demo.open(`#editor=${editor}&text=${encodeURIComponent('Hello Ana, one line')}`);
    const asked = page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('/messages'),
    );
    expect((await demo.press()).status).toBe(201);
    const sent = (await asked).postDataJSON() as { text: string };
    expect(sent.text).toBe('Hello Ana, one line');
    await expect(page.locator('#outcome .banner')).toBeVisible();
    await expect(demo.field).toBeFocused();
    await page.keyboard.type('Next');
    await expect.poll(() => fromHash(page.url()).text).toBe('Next');
  });

  for (const [colorScheme, width, locale] of [
    ['dark', 320, 'en'],
    ['light', 1180, 'ar'],
  ] as const) {
    test(`${editor} fits in, ${colorScheme}, ${width} px, ${locale}: no scrolling sideways, and axe finds nothing`, async ({
      demo,
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const text = encodeURIComponent(locale === 'ar' ? ARABIC : `${TEXT} ${OTHER}`);
      await demo.open(`#editor=${editor}&locale=${locale}&text=${text}`);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await demo.field.focus();
      await expect(demo.cards).not.toHaveCount(0);
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      expect(scroll).toBeLessThanOrEqual(client);
      const direction = await demo.field.evaluate((element) => {
        const line = element.matches('textarea, input') ? element : element.firstElementChild;
        return getComputedStyle(line ?? element).direction;
      });
      if (editor === 'textarea' || editor === 'editable')
        expect(direction).toBe(locale === 'ar' ? 'rtl' : 'ltr');
      await page.screenshot({ path: `${pictures}${editor}-${colorScheme}-${width}-${locale}.png` });
      expect(await violations(page)).toEqual([]);
    });
  }
}

for (const editor of ['react', 'codemirror', 'tiptap', 'quill'] as const) {
  test(`with forced colours ${editor} keeps its border and its marks`, async ({ demo, page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await demo.open(`#editor=${editor}&text=${encodeURIComponent(TEXT)}`);
    await expectMarks(page, ADDRESS);
    const box = page.locator('#editor-place').locator('.isolated, #message').first();
    expect(await box.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('solid');
    expect(await violations(page)).toEqual([]);
  });
}

test('the page comes without the code of editors, which is fetched once, when one is chosen', async ({
  demo,
  page,
}) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await demo.open(`#text=${encodeURIComponent(TEXT)}`);
  expect(scripts).toHaveLength(1);
  for (const editor of ['growing', 'input', 'editable'] as const) {
    await page.locator('#editor').selectOption(editor);
    await demo.ready(editor);
  }
  expect(scripts).toHaveLength(1);
  await page.locator('#editor').selectOption('lexical');
  await demo.ready('lexical');
  const { length } = scripts;
  expect(length).toBeGreaterThan(1);
  await page.locator('#editor').selectOption('textarea');
  await demo.ready('textarea');
  await page.locator('#editor').selectOption('lexical');
  await demo.ready('lexical');
  expect(scripts).toHaveLength(length);
});

test('where the code of an editor does not come, the one before keeps the text, and says so', async ({
  page,
  demo,
  complaints,
}) => {
  await demo.open(`#text=${encodeURIComponent(TEXT)}`);
  await page.route(/\/lexical-[^/]*\.js$/, (route) => route.abort());
  await page.locator('#editor').selectOption('lexical');
  await expect(page.locator('#editor-missing')).toBeVisible();
  await expect(page.locator('#editor-missing')).toContainText('Lexical');
  await expect(page.locator('#editor')).toHaveValue('textarea');
  await expect(demo.textarea).toHaveValue(TEXT);
  await expectMarks(page, ADDRESS);
  expect(page.url()).not.toContain('editor=');
  await page.locator('#editor').selectOption('quill');
  await demo.ready('quill');
  await expect(page.locator('#editor-missing')).toBeHidden();
  expect(complaints.splice(0).join()).toContain('net::ERR_FAILED');
});

test('what an editor would store is shown, without a trace of the marks', async ({
  demo,
  page,
}) => {
  await demo.open(`#editor=tiptap&text=${encodeURIComponent(ADDRESS)}`);
  await page.locator('#stored-details summary').click();
  const stored = page.locator('#stored');
  await expect(stored).toContainText(`"text":"${ADDRESS}"`);
  await expect(stored).not.toContainText('presend');
  await demo.field.press('End');
  await page.keyboard.type(' now');
  await expect(stored).toContainText('now');
});

for (const editor of ['quill', 'tiptap', 'prosemirror', 'lexical', 'slate'] as const) {
  test(`rich content pasted into ${editor} breaks no policy`, async ({ demo, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await demo.open(`#editor=${editor}`);
    await demo.field.click();
    await page.evaluate(async (address) => {
      const item = new ClipboardItem({
        'text/html': new Blob([`<p>mail <b>${address}</b></p>`], { type: 'text/html' }),
        'text/plain': new Blob([`mail ${address}`], { type: 'text/plain' }),
      });
      await navigator.clipboard.write([item]);
    }, ADDRESS);
    await page.keyboard.press('Control+v');
    await expectMarks(page, ADDRESS);
    if (editor !== 'slate') await expect(demo.field.locator('strong, b')).toHaveText(ADDRESS);
  });
}

test('of HTML that a library sets, what could run is left out', async ({ demo, page }) => {
  await demo.open('#editor=quill');
  const html = await page.evaluate(() => {
    const made = document.createElement('div');
    made.innerHTML = '<b>bold</b><script>alert(1)</script>';
    return made.innerHTML;
  });
  expect(html).toBe('<b>bold</b>');
});
