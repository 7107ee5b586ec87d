import { leftovers, textInBox } from '../pages/editor-state.js';
import { EDITORS } from '../pages/editors.js';
import { holdClock } from './clock.js';
import { expect, test } from './editor-page.js';
import { difference } from './pixels.js';

const ADDRESS = 'john@gmail.com';
const OTHER = 'anna@gmail.com';
/** After how many milliseconds without a change the user has paused. */
const PAUSE = 700;

for (const { name, single, composesAlone, decoratesLate } of EDITORS) {
  test.describe(name, () => {
    test('typing marks a detail when it is whole; the document has nothing of it, and detach leaves nothing', async ({
      editor,
    }) => {
      await editor.open(name);
      await editor.type(`Hello 😀, write to ${ADDRESS}`);
      expect((await editor.decision())?.verdict).toBe('block');
      await editor.type(' or ');
      await editor.expectMarks(ADDRESS);
      if (!single) {
        await editor.page.keyboard.press('Enter');
        await editor.type(`at ${OTHER} on`);
        await editor.expectMarks(ADDRESS, OTHER);
      }
      const text = await editor.text();
      expect(await editor.composerText()).toBe(text);
      for (const { start, end, value } of (await editor.decision())?.findings ?? [])
        expect(text.slice(start, end)).toBe(value);
      await expect(editor.cards).toHaveCount(single ? 1 : 2);
      const content = await editor.content();
      expect(content).not.toMatch(/presend-mark|data-outcome/);
      await editor.page.evaluate(() => {
        window.harness.detach();
      });
      await editor.expectMarks();
      const without = (html: string): string => html.replace(/ aria-describedby="[^"]*"/, '');
      expect(without(await editor.content())).toBe(without(content));
      expect(await editor.text()).toBe(text);
      const left = await editor.page.evaluate(leftovers);
      expect(left).toEqual({ elements: 0, described: 0, highlights: 0, sheets: 0 });
      await editor.type(` ${OTHER} again `);
      await expect.poll(() => editor.text()).toContain('again');
      await editor.expectMarks();
    });

    test('what is pasted is marked at once', async ({ editor, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await editor.open(name);
      await editor.page.evaluate(
        (text) => navigator.clipboard.writeText(text),
        `mail ${ADDRESS}, or ${OTHER}`,
      );
      await editor.page.keyboard.press('Control+v');
      await editor.expectMarks(ADDRESS, OTHER);
    });

    test('Show selects the detail, and taking it out is one step to undo', async ({ editor }) => {
      await editor.open(name);
      await editor.type(`first ${ADDRESS} and ${OTHER} last`);
      await editor.expectMarks(ADDRESS, OTHER);
      const before = await editor.text();
      const second = editor.cards.nth(1);
      await second.locator('[data-key="show"]').click();
      await expect.poll(() => editor.selected()).toBe(OTHER);
      await second.locator('[data-key="fix"]').click();
      await expect(editor.cards).toHaveCount(1);
      await editor.expectMarks(ADDRESS);
      const after = await editor.text();
      expect(after).not.toContain(OTHER);
      await editor.page.keyboard.press('Control+z');
      await expect.poll(() => editor.text()).toBe(before);
      await editor.expectMarks(ADDRESS, OTHER);
    });

    test('what a program writes is marked', async ({ editor }) => {
      await editor.open(name);
      await editor.page.evaluate((text) => window.harness.write(text), `mail ${ADDRESS} now`);
      await editor.expectMarks(ADDRESS);
      expect(await editor.composerText()).toBe(await editor.text());
    });

    test('an input method composes undisturbed', async ({ editor }) => {
      await editor.page.clock.install();
      await editor.open(name);
      await editor.type(`${ADDRESS} `);
      await editor.expectMarks(ADDRESS);
      const pass = await holdClock(editor.page);
      const session = await editor.input();
      for (const text of ['a', 'anna@gmail', 'anna@gmail.co']) {
        await session.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
      }
      await pass(PAUSE / 2);
      await expect.poll(() => editor.field.evaluate(shown)).toContain('anna@gmail.co');
      await expect(editor.cards).toHaveCount(1);
      await editor.expectMarks(ADDRESS);
      // At a pause it is checked, and goes on after that.
      await pass(PAUSE);
      if (!composesAlone) await expect(editor.cards).toHaveCount(2);
      if (!composesAlone && !decoratesLate) await editor.expectMarks(ADDRESS, 'anna@gmail.co');
      await session.send('Input.imeSetComposition', {
        text: OTHER,
        selectionStart: OTHER.length,
        selectionEnd: OTHER.length,
      });
      await session.send('Input.insertText', { text: OTHER });
      await editor.page.clock.resume();
      await editor.expectMarks(ADDRESS, OTHER);
      expect((await editor.text()).trim()).toBe(`${ADDRESS} ${OTHER}`);
    });

    test('in 20,000 characters the marks stand under theirs, and move with what is typed before them', async ({
      editor,
    }) => {
      await editor.open(name);
      const line = 'All of this is about the work, and about nothing else than the work. ';
      const text = `${line.repeat(285)}${ADDRESS} ${line.repeat(5)}`;
      await editor.page.keyboard.insertText(text);
      await editor.expectMarks(ADDRESS);
      // ProseMirror puts the caret back that moves right after an insertion, with a composer or without.
      await editor.page.waitForTimeout(150);
      await editor.page.keyboard.press('Control+Home');
      await editor.type('So: ');
      await expect
        .poll(async () => (await editor.decision())?.findings[0]?.start)
        .toBe(line.length * 285 + 4);
      expect((await editor.text()).trim()).toBe(`So: ${text}`.trim());
      // CodeMirror draws what is in view.
      await editor.cards.locator('[data-key="show"]').click();
      await expect.poll(() => editor.selected()).toBe(ADDRESS);
      await editor.expectMarks(ADDRESS);
    });

    for (const [kind, dir, before] of [
      ['emoji', 'ltr', 'Hi 👩‍👩‍👧‍👦 and 🇩🇪: '],
      ['Arabic', 'rtl', 'اكتب لي على '],
    ] as const) {
      test(`behind ${kind} the line is drawn exactly under the characters`, async ({
        editor,
        browser,
      }) => {
        await editor.open(name, dir);
        await editor.page.keyboard.insertText(`${before}${ADDRESS}`);
        await editor.expectMarks(ADDRESS);
        await editor.page.locator('#findings').click(); // no caret in the pictures
        const [mark] = await editor.marks();
        const box = mark?.boxes[0];
        if (!box) throw new Error('the mark has no box');
        const clip = { x: 0, y: 0, width: 700, height: 300 };
        const marked = await editor.page.screenshot({ clip });
        await editor.hideMarks();
        const drawn = await difference(browser, await editor.page.screenshot({ clip }), marked);
        const glyphs = await editor.page.evaluate(textInBox, box);
        expect(drawn?.left).toBeGreaterThanOrEqual(Math.floor(box.left) - 2);
        expect(drawn?.right).toBeLessThanOrEqual(Math.ceil(box.right) + 2);
        expect(drawn?.top).toBeGreaterThan((box.top + box.bottom) / 2);
        expect(drawn?.bottom).toBeLessThanOrEqual(Math.ceil(box.bottom) + 6);
        expect((drawn?.right ?? 0) - (drawn?.left ?? 0)).toBeGreaterThan(
          0.9 * (box.right - box.left),
        );
        expect(glyphs).toBe(ADDRESS);
      });
    }
  });
}

/** What a user sees in an editor, with what is being composed. */
function shown(element: HTMLElement): string {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
    ? element.value
    : (element.textContent ?? '');
}
