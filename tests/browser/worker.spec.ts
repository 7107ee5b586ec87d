import type { Page } from '@playwright/test';

import { expect, test } from './editor-page.js';

const ADDRESS = 'john@gmail.com';
const LINE = 'Все это о работе, and about nothing else than the work. ';
const TEXT = `${LINE.repeat(250)}${ADDRESS} ${LINE.repeat(120)}`;
/** From so many units on the worker checks, as docs/package.md says. */
const LONG_FROM = 5_000;

interface Seen {
  /**
   * The length of every text, insertion into a draft, and context that the engine in the page's own thread was given, in
   * UTF-16 units.
   */
  readonly here: number[];
  /** The calls that the worker was sent. */
  readonly worker: string[];
}

/**
 * Watches the two ways that a text can go to be checked, from before the page's own scripts run.
 * @returns what gives what was seen since it was asked last
 */
async function watch(page: Page): Promise<() => Promise<Seen>> {
  await page.addInitScript(() => {
    const seen = { here: [] as number[], worker: [] as string[] };
    class SeenEncoder extends TextEncoder {
      override encodeInto(text: string, bytes: Uint8Array<ArrayBuffer>) {
        seen.here.push(text.length);
        return super.encodeInto(text, bytes);
      }
    }
    class SeenWorker extends Worker {
      override postMessage(message: unknown, more?: Transferable[] | StructuredSerializeOptions) {
        seen.worker.push((message as { call?: string }).call ?? 'texts');
        super.postMessage(message, more as StructuredSerializeOptions); // either way, as it came
      }
    }
    Object.assign(window, { seen, TextEncoder: SeenEncoder, Worker: SeenWorker });
  });
  return () =>
    page.evaluate(() => {
      const { seen } = window as unknown as { seen: Seen };
      return { here: seen.here.splice(0), worker: seen.worker.splice(0) };
    });
}

for (const name of ['textarea', 'contenteditable', 'react', 'vue', 'codemirror', 'tiptap']) {
  test(`${name}: what is typed into 20,000 characters is checked in the worker, and not in the page`, async ({
    editor,
  }) => {
    const { page } = editor;
    const seen = await watch(page);
    await editor.open(name, 'ltr', { worker: true });
    await editor.type('short');
    // Key by key, each an edit of the draft.
    const keys = (await seen()).here.filter((units) => units === 1);
    expect(keys.length).toBeGreaterThanOrEqual('short'.length);

    await page.keyboard.insertText(` ${TEXT}`);
    await editor.expectMarks(ADDRESS);
    await page.waitForTimeout(150); // ProseMirror puts the caret back that moves right after an insertion
    await page.keyboard.press('Control+Home');
    await editor.type('Yes: ');
    const start = LINE.length * 250 + 'Yes: short '.length;
    await expect.poll(async () => (await editor.decision())?.findings[0]?.start).toBe(start);
    const typed = await seen();
    expect(typed.worker.filter((call) => call === 'edit').length).toBeGreaterThan(1);
    expect(Math.max(0, ...typed.here)).toBeLessThan(LONG_FROM);

    expect(await page.evaluate(() => window.harness.composer()?.holdsSend())).toBe(true);
    const { length } = await editor.text();
    expect(length).toBeGreaterThan(20_000);
    expect((await seen()).here).toContain(length);

    await page.keyboard.press('Control+a');
    await editor.type(`at ${ADDRESS} on`);
    await editor.expectMarks(ADDRESS);
    const short = await seen();
    const given = short.here.reduce((sum, units) => sum + units, 0);
    expect(given).toBeGreaterThanOrEqual(`at ${ADDRESS} on`.length);
    expect(Math.max(...short.here)).toBeLessThan(LONG_FROM);
  });
}
