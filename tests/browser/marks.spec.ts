import type { Locator } from '@playwright/test';

import type { Box } from '../pages/editor-state.js';
import { holdClock } from './clock.js';
import { expect, test } from './demo.js';
import { difference, still } from './pixels.js';

const ADDRESS = 'john@gmail.com';
const TEXT = `Hello, thank you for the invitation. Please write to ${ADDRESS}, so that we can talk about it.`;

/** Where the browser itself says that a caret before and after the characters would stand. */
async function caretsAt(textarea: Locator, box: Box): Promise<(number | null)[]> {
  return textarea.evaluate((element, { left, right, top, bottom }) => {
    const middle = (top + bottom) / 2;
    return [left + 1, right - 1].map((x) => {
      const place = document.caretPositionFromPoint(x, middle);
      return place?.offsetNode === element ? place.offset : null;
    });
  }, box);
}

async function boxOf(locator: Locator): Promise<Box> {
  return locator.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  });
}

test('typing in the textarea marks the address, exactly under its characters', async ({
  demo,
  page,
  browser,
}) => {
  await demo.open();
  await demo.textarea.pressSequentially(TEXT);
  await expect(demo.marks).toHaveText([ADDRESS]);
  const box = await boxOf(demo.marks);
  const start = TEXT.indexOf(ADDRESS);
  expect(await caretsAt(demo.textarea, box)).toEqual([start, start + ADDRESS.length]);

  await page.locator('#facts-title').click(); // no caret in the pictures
  await page.mouse.move(0, 0);
  const marked = await still(page);
  await demo.marks.evaluate((mark) =>
    (mark as HTMLElement).style.setProperty('text-decoration', 'none'),
  );
  const drawn = await difference(browser, await still(page), marked);
  expect(drawn).not.toBeNull();
  expect(drawn?.left).toBeGreaterThanOrEqual(Math.floor(box.left) - 2);
  expect(drawn?.right).toBeLessThanOrEqual(Math.ceil(box.right) + 2);
  expect(drawn?.top).toBeGreaterThan((box.top + box.bottom) / 2);
  expect(drawn?.bottom).toBeLessThanOrEqual(Math.ceil(box.bottom) + 6);
  expect((drawn?.right ?? 0) - (drawn?.left ?? 0)).toBeGreaterThan(0.9 * (box.right - box.left));
});

test('the mark stays under its characters when the textarea wraps, scrolls, moves and is resized', async ({
  demo,
}) => {
  await demo.open();
  const filler =
    'a line that is long enough to be broken somewhere in the middle, whatever the width is\n'.repeat(
      12,
    );
  const text = `${filler}📎 ${ADDRESS} and on`;
  await demo.textarea.fill(text);
  await expect(demo.marks).toHaveText([ADDRESS]);
  const start = text.indexOf(ADDRESS);
  const restyle = (name: string, value: string): Promise<void> =>
    demo.textarea.evaluate(
      (element, [property, to]) => {
        element.style.setProperty(property, to);
        element.scrollTop = element.scrollHeight;
      },
      [name, value] as const,
    );
  const steps: (() => Promise<unknown>)[] = [
    () => restyle('scroll-behavior', 'auto'),
    () => restyle('width', '43.7%'),
    () => restyle('font-size', '21.3px'),
    () => restyle('letter-spacing', '0.7px'),
    () => restyle('height', '260px'),
    () => restyle('padding', '3px 31px 40px 9px'),
    () => restyle('direction', 'rtl'),
    () =>
      demo.page.locator('h1:visible').evaluate((element) => {
        element.append(' grows'.repeat(40));
      }),
    () =>
      demo.page.evaluate(() => {
        window.scrollTo(0, 60);
      }),
  ];
  for (const step of steps) {
    await step();
    await demo.textarea.scrollIntoViewIfNeeded();
    await expect
      .poll(async () => caretsAt(demo.textarea, await boxOf(demo.marks)))
      .toEqual([start, start + ADDRESS.length]);
  }
});

test('in the contenteditable the highlight covers the characters, and the DOM stays as it is', async ({
  demo,
  page,
  browser,
}) => {
  await demo.open('#editor=editable');
  await demo.field.pressSequentially(TEXT);
  await expect(demo.cards).toHaveCount(1);
  const [highlight, same] = await demo.field.evaluate((element, address) => {
    const boxOf = (range: AbstractRange): Box => {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      const { left, top, right, bottom } = live.getBoundingClientRect();
      return { left, top, right, bottom };
    };
    interface Box {
      left: number;
      top: number;
      right: number;
      bottom: number;
    }
    const [range] = [...(CSS.highlights.get('presend-block') ?? [])];
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const expected = document.createRange();
    expected.setStart(text, text.data.indexOf(address));
    expected.setEnd(text, text.data.indexOf(address) + address.length);
    return [range ? boxOf(range) : null, boxOf(expected)];
  }, ADDRESS);
  expect(highlight).toEqual(same);
  expect(
    await demo.field.evaluate((element) => element.querySelectorAll('*').length),
  ).toBeLessThanOrEqual(1);

  await page.locator('#facts-title').click();
  await page.mouse.move(0, 0);
  const marked = await still(page);
  await page.evaluate(() => {
    CSS.highlights.clear();
  });
  const drawn = await difference(browser, await still(page), marked);
  const box = same as Box;
  expect(drawn?.left).toBeGreaterThanOrEqual(Math.floor(box.left) - 2);
  expect(drawn?.right).toBeLessThanOrEqual(Math.ceil(box.right) + 2);
  expect(drawn?.top).toBeGreaterThan((box.top + box.bottom) / 2);
  expect((drawn?.right ?? 0) - (drawn?.left ?? 0)).toBeGreaterThan(0.9 * (box.right - box.left));
});

test('without custom highlights the contenteditable has boxes in the same place', async ({
  demo,
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Highlight');
  });
  await demo.open('#editor=editable');
  await demo.field.pressSequentially(TEXT);
  const drawn = page.locator('#editor-place .box');
  await expect(drawn).toHaveCount(1);
  const box = await boxOf(drawn);
  const expected = await demo.field.evaluate((element, address) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const range = document.createRange();
    range.setStart(text, text.data.indexOf(address));
    range.setEnd(text, text.data.indexOf(address) + address.length);
    return range.getBoundingClientRect().toJSON() as Box;
  }, ADDRESS);
  for (const side of ['left', 'top', 'right'] as const)
    expect(box[side]).toBeCloseTo(expected[side], 0);
});

test('the panel explains each finding in the pack’s words', async ({ demo }) => {
  await demo.open();
  await demo.textarea.fill(`${TEXT} Or call +1 415 555 2671.`);
  await expect(demo.cards).toHaveCount(2);
  for (const card of await demo.cards.all()) {
    for (const part of ['.detail', '.outcome', '.headline', '.reason', '.instead']) {
      await expect(card.locator(part)).not.toBeEmpty();
    }
  }
  await expect(demo.summary).toContainText('2');
});

test('an input method composes undisturbed, and its text is checked when it is done', async ({
  demo,
  page,
}) => {
  await page.clock.install();
  await demo.open();
  await demo.textarea.fill(`${ADDRESS} `);
  await demo.textarea.press('End');
  await expect(demo.marks).toHaveText([ADDRESS]);
  const pass = await holdClock(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', {
    text: 'anna@gmail.c',
    selectionStart: 12,
    selectionEnd: 12,
  });
  await pass(350); // half of what counts as a pause
  await expect(demo.textarea).toHaveValue(`${ADDRESS} anna@gmail.c`);
  await expect(demo.marks).toHaveText([ADDRESS]);
  await session.send('Input.insertText', { text: 'anna@gmail.com' });
  await page.clock.resume();
  await expect(demo.marks).toHaveText([ADDRESS, 'anna@gmail.com']);
});
