import { expect, test } from './editor-page.js';

const ADDRESS = 'john@gmail.com';

test('React: a field that changes what is typed is checked as it then is', async ({ editor }) => {
  await editor.open('react-input');
  await editor.type(`to ${ADDRESS} now`);
  await editor.expectMarks(ADDRESS.toUpperCase());
  expect(await editor.text()).toBe(`TO ${ADDRESS.toUpperCase()} NOW`);
  expect(await editor.composerText()).toBe(await editor.text());
});

for (const name of ['react', 'vue']) {
  test(`${name}: a component sees the decision, and the field keeps what is typed while it renders`, async ({
    editor,
  }) => {
    await editor.open(name);
    const verdict = editor.page.locator('output');
    await expect(verdict).toHaveText('clear');
    await editor.type(`write to ${ADDRESS}`);
    await expect(verdict).toHaveText('block');
    expect(await editor.text()).toBe(`write to ${ADDRESS}`);
    await editor.page.keyboard.press('Control+a');
    await editor.page.keyboard.press('Delete');
    await expect(verdict).toHaveText('clear');
    await editor.page.evaluate(() => {
      window.harness.detach();
    });
    await expect(verdict).toHaveText('none');
  });
}

for (const name of ['contenteditable', 'tiptap', 'lexical', 'quill']) {
  test(`${name}: marks stay where the text is made bold, which gives it other nodes`, async ({
    editor,
  }) => {
    await editor.open(name);
    await editor.type(`to ${ADDRESS} now`);
    await editor.expectMarks(ADDRESS);
    const [before] = await editor.marks();
    await editor.page.keyboard.press('Control+a');
    await editor.page.keyboard.press('Control+b');
    await expect(editor.field.locator('strong, b')).not.toHaveCount(0);
    await editor.expectMarks(ADDRESS);
    const width = ({ boxes }: { boxes: readonly { left: number; right: number }[] }): number =>
      (boxes[0]?.right ?? 0) - (boxes[0]?.left ?? 0);
    const [after] = await editor.marks();
    expect(after && before && width(after)).toBeGreaterThan(before ? width(before) : 0);
  });
}

test('in an input the line follows the text that scrolls', async ({ editor }) => {
  await editor.open('input');
  await editor.page.keyboard.insertText(`${'words and more words '.repeat(8)}${ADDRESS} end`);
  await editor.expectMarks(ADDRESS);
  const misses = (): Promise<number> =>
    editor.page.evaluate(
      ([box, start, end]) => {
        const middle = (box.top + box.bottom) / 2;
        const at = [box.left + 1, box.right - 1].map(
          (x) => document.caretPositionFromPoint(x, middle)?.offset ?? -1,
        );
        return Math.abs((at[0] ?? 0) - start) + Math.abs((at[1] ?? 0) - end);
      },
      [
        boxes[0] as { left: number; right: number; top: number; bottom: number },
        start,
        end,
      ] as const,
    );
  const start = (await editor.text()).indexOf(ADDRESS);
  const end = start + ADDRESS.length;
  let boxes = (await editor.marks())[0]?.boxes ?? [];
  expect(await misses()).toBe(0);
  for (let i = 0; i < 60; i++) await editor.page.keyboard.press('ArrowLeft');
  boxes = (await editor.marks())[0]?.boxes ?? [];
  expect(boxes.length).toBe(1);
  await editor.cards.locator('[data-key="show"]').click();
  boxes = (await editor.marks())[0]?.boxes ?? [];
  expect(await misses()).toBe(0);
});

test('a report has nothing of the text', async ({ editor }) => {
  await editor.open('textarea');
  await editor.type(`secret words to ${ADDRESS} `);
  await editor.cards.locator('[data-key="report"]').click();
  const [report, ...others] = await editor.reports();
  expect(others).toEqual([]);
  expect(report).toMatchObject({ schema: 1, kind: 'email', outcome: 'block', start: 16, end: 30 });
  expect(JSON.stringify(report)).not.toMatch(/secret|john/);
  await expect(editor.cards.locator('[data-key="report"]')).toBeFocused();
});

test('a press on Send right after the last key is not lost to a list that grows', async ({
  editor,
}) => {
  await editor.open('textarea');
  await editor.page.evaluate(() => {
    const send = document.createElement('button');
    send.id = 'send';
    send.textContent = 'Send';
    send.addEventListener('click', () => {
      send.dataset['held'] = String(window.harness.composer()?.holdsSend());
    });
    document.getElementById('findings')?.prepend(send);
  });
  await editor.type(`to ${ADDRESS}`);
  await editor.page.locator('#send').click();
  await expect(editor.page.locator('#send')).toHaveAttribute('data-held', 'true');
  await editor.expectMarks(ADDRESS);
});
