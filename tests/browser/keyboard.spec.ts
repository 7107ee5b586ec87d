import { expect, test } from './demo.js';

const TEXT = 'Reach me at john@gmail.com please';

test('Tab leads from the text past Send into the panel, Enter claims, Escape leads back', async ({
  demo,
  page,
}) => {
  await demo.open();
  await demo.textarea.focus();
  await page.keyboard.type(TEXT);
  await expect(demo.cards).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(demo.send).toBeFocused();
  await page.keyboard.press('Tab');
  const first = demo.cards.locator('button').first();
  await expect(first).toBeFocused();
  await expect(demo.cards).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Enter');
  await expect(demo.cards).toHaveAttribute('data-outcome', 'advise');
  await expect(demo.cards.locator('[data-key="unclaim"]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(demo.textarea).toBeFocused();
});

for (const editor of ['textarea', 'editable'] as const) {
  test(`Show selects the detail in the ${editor}, and Remove is one step to undo`, async ({
    demo,
    page,
  }) => {
    await demo.open(`#editor=${editor}`);
    await demo.field.focus();
    await page.keyboard.type(TEXT);
    await demo.cards.locator('[data-key="show"]').click();
    await expect(demo.field).toBeFocused();
    const selected = await page.evaluate(() => {
      const field = document.activeElement;
      return field instanceof HTMLTextAreaElement
        ? field.value.slice(field.selectionStart, field.selectionEnd)
        : document.getSelection()?.toString();
    });
    expect(selected).toBe('john@gmail.com');
    const text = (): Promise<string> =>
      demo.field.evaluate((field) =>
        field instanceof HTMLTextAreaElement ? field.value : (field as HTMLElement).innerText,
      );
    await demo.cards.locator('[data-key="fix"]').click();
    await expect(demo.cards).toHaveCount(0);
    expect(await text()).not.toContain('john@gmail.com');
    await page.keyboard.press('Control+z');
    expect((await text()).replaceAll('\u00a0', ' ')).toBe(TEXT);
    await expect(demo.cards).toHaveCount(1);
  });
}

test('the editor is described by the summary', async ({ demo, page }) => {
  await demo.open();
  await demo.textarea.fill(TEXT);
  const id = (await demo.textarea.getAttribute('aria-describedby')) ?? '';
  const summary = (await demo.summary.textContent()) ?? '?';
  await expect(page.locator(`#${id}`)).toHaveText(summary);
  await expect(demo.textarea).toHaveAccessibleDescription(summary);
});
