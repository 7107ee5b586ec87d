import { EDITORS, FIELD } from '../pages/editors.js';
import { expect, test } from './editor-page.js';
import { deep } from './firefox.js';

const ADDRESS = 'john@gmail.com';
const OTHER = 'anna@gmail.com';

for (const { name, single, takesTab } of EDITORS) {
  test(`${name}: typing marks a detail under its characters and holds Send; detach leaves nothing`, async ({
    editor,
    firefox,
  }) => {
    await editor.open(name);
    await firefox.type(`Hello 😀, write to ${ADDRESS} or `);
    await editor.expectMarks(ADDRESS);
    const expected = single ? [ADDRESS] : [ADDRESS, OTHER];
    if (!single) {
      await firefox.press('Enter');
      await firefox.type(`at ${OTHER} on`);
      await editor.expectMarks(...expected);
    }
    expect(await editor.textsUnderMarks()).toEqual(expected);
    const text = await editor.text();
    expect(await editor.composerText()).toBe(text);
    const decision = await editor.decision();
    expect(decision?.findings.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
    expect(await editor.holdsSend()).toBe(true);
    await firefox.expectCount('.card', expected.length);
    const content = await editor.content();
    expect(content).not.toMatch(/presend-mark|data-outcome/);
    expect(await editor.detach()).toEqual({ elements: 0, described: 0, highlights: 0, sheets: 0 });
    expect(await editor.text()).toBe(text);
  });

  test(`${name}: what is pasted is marked; by keyboard to its card and back, and a fix is one step to undo`, async ({
    editor,
    firefox,
  }) => {
    await editor.open(name);
    await editor.paste(`mail ${ADDRESS}, or ${OTHER}`);
    await editor.expectMarks(ADDRESS, OTHER);
    await firefox.expectCount('.card', 2);
    const before = await editor.text();

    const toCard = async (): Promise<void> => {
      // Where Tab is a character, a press beside the cards says where it goes on from.
      if (takesTab) await firefox.page.click(deep('.panel .summary'));
      await firefox.press('Tab');
      await expect.poll(() => editor.focus()).toMatch(/^claim:/);
    };
    await toCard();
    await firefox.press('Escape');
    await expect.poll(() => editor.focus()).toBe('text');
    await toCard();
    for (let tabs = 0; tabs < 12 && (await editor.focus()) !== 'fix'; tabs++)
      await firefox.press('Tab');
    await firefox.press('Enter');
    await editor.expectMarks(OTHER);
    await firefox.expectCount('.card', 1);
    expect(await editor.text()).not.toContain(ADDRESS);
    await expect.poll(() => editor.focus()).toBe('text');
    await firefox.press('Control+z');
    await expect.poll(() => editor.text()).toBe(before);
    await editor.expectMarks(ADDRESS, OTHER);
  });
}

test('in an input with padding the mark stands under its characters, and follows them as they scroll', async ({
  editor,
  firefox,
}) => {
  await editor.open('input');
  await firefox.page.$eval(FIELD, (field) => {
    (field as HTMLElement).style.cssText =
      'padding: 9px 31px 5px 13px; border: solid; border-width: 3px 4px 5px 6px';
  });
  await firefox.type(`to ${ADDRESS} or `);
  await editor.expectMarks(ADDRESS);
  await expect.poll(() => editor.textsUnderMarks()).toEqual([ADDRESS]);
  const filler = 'words and more words ';
  await firefox.type(filler.repeat(8));
  await firefox.type(`${OTHER} end`);
  await editor.expectMarks(ADDRESS, OTHER);
  await expect.poll(async () => (await editor.textsUnderMarks()).at(-1)).toBe(OTHER);
});
