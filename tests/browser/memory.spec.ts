import type { CDPSession, Page } from '@playwright/test';

import { keepMemories } from '../memory/memories.mjs';
import { expect, test } from './editor-page.js';

/** Ten times as many in the long tests. */
const EDITS = process.env['PRESEND_LONG'] ? 100_000 : 10_000;

/** What the JavaScript heap may have grown by from 2,000 edits to the last, in bytes: at the most 16 an edit. */
const HEAP_BOUND = 128 * 1024;

interface Size {
  /** The engine's memory, in bytes. */
  readonly wasm: number;
  /** The JavaScript heap after a collection, in bytes. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

async function measure(page: Page, session: CDPSession): Promise<Size> {
  const memories = await page.evaluate(() =>
    window.memories.map(({ buffer }) => buffer.byteLength),
  );
  expect(memories).toHaveLength(1);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage'); // what finalizers have let go
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number =>
    metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    wasm: memories[0] ?? Number.NaN,
    heap: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  };
}

/**
 * Edits the text of the page's editor so many times, and empties it. Every edit is checked in its turn. One of sixteen brings a
 * detail, and a frame comes after every 100: cards and frames take far longer than checks, and what they may keep shows in
 * hundreds of them as well.
 * @returns after how many edits something was found
 */
async function edit(page: Page, from: number, edits: number): Promise<number> {
  return page.evaluate(
    async ([first, count]) => {
      const { element } = window.harness;
      const words = [
        'Hello, ',
        'how are you? ',
        'Fine, thanks. ',
        'I could start on Monday. ',
        '😀 ',
      ];
      const details = ['write to john@gmail.com ', 'or +1 415 555 2671. '];
      const text = (): string =>
        element instanceof HTMLTextAreaElement ? element.value : element.textContent;
      const write = (start: number, end: number, inserted: string): void => {
        if (element instanceof HTMLTextAreaElement) {
          element.setRangeText(inserted, start, end, 'end');
        } else {
          const node = element.firstChild ?? element.appendChild(document.createTextNode(''));
          (node as Text).replaceData(start, end - start, inserted);
        }
        element.dispatchEvent(
          new InputEvent('input', { bubbles: true, inputType: 'insertText', data: inserted }),
        );
      };
      let found = 0;
      for (let n = first; n < first + count; n++) {
        const { length } = text();
        const at = (n * 7919) % (length + 1);
        const next = n % 16 === 0 ? details[(n / 16) % 2] : words[n % words.length];
        if (length > 80) write(at, Math.min(at + 40, length), '');
        else write(at, at, next ?? '');
        if (window.harness.composer()?.decision?.verdict === 'block') found++;
        if (n % 100 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      write(0, text().length, ''); // always the same at the end, for the nodes of the panel
      return found;
    },
    [from, edits] as const,
  );
}

for (const name of ['textarea', 'contenteditable']) {
  test(`${name}: memory, nodes and listeners stay as they are over ${EDITS.toLocaleString('en')} edits`, async ({
    editor,
  }) => {
    test.setTimeout(6 * EDITS); // 18 seconds for 10,000 where other programs kept every core busy
    const { page } = editor;
    await page.addInitScript(keepMemories);
    await editor.open(name);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const sizes: Size[] = [];
    let made = 0;
    for (const until of [1_000, 2_000, EDITS]) {
      expect(await edit(page, made, until - made)).toBeGreaterThan((until - made) / 10);
      made = until;
      sizes.push(await measure(page, session));
    }
    const [first, second, last] = sizes as [Size, Size, Size];
    expect(first.wasm).toBeGreaterThan(0);
    expect(last.wasm).toBe(first.wasm);
    expect(last.nodes).toBe(second.nodes);
    expect(last.listeners).toBe(second.listeners);
    expect(last.heap - second.heap).toBeLessThan(HEAP_BOUND);
    test.info().annotations.push({
      type: 'sizes',
      description: JSON.stringify({ edits: EDITS, found: [first, second, last] }),
    });
  });
}
