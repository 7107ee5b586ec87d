import type { Browser, Page } from '@playwright/test';

import type { Box } from '../pages/editor-state.js';

/**
 * A screenshot of a page that has come to rest: two in a row are the same. What the page does by and by, on a busy machine
 * in its own time, is not taken for what a test changes.
 */
export async function still(page: Page): Promise<Buffer> {
  let last = await page.screenshot({ animations: 'disabled' });
  for (;;) {
    await page.waitForTimeout(100);
    const next = await page.screenshot({ animations: 'disabled' });
    if (next.equals(last)) return next;
    last = next;
  }
}

/** The smallest box around all pixels in which two screenshots of the same size differ; null when none does. */
export async function difference(
  browser: Browser,
  before: Buffer,
  after: Buffer,
): Promise<Box | null> {
  const page = await browser.newPage(); // a blank page: no policy forbids it to read images
  try {
    return await page.evaluate(
      async ([one, other]) => {
        const pixels = async (base64: string): Promise<ImageData> => {
          const bytes = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d');
          if (!context) throw new Error('no canvas');
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height);
        };
        const [first, second] = [await pixels(one), await pixels(other)];
        const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
        for (let i = 0; i < first.data.length; i += 4) {
          const differs = [0, 1, 2].some((c) => first.data[i + c] !== second.data[i + c]);
          if (!differs) continue;
          const x = (i / 4) % first.width;
          const y = Math.floor(i / 4 / first.width);
          box.left = Math.min(box.left, x);
          box.top = Math.min(box.top, y);
          box.right = Math.max(box.right, x + 1);
          box.bottom = Math.max(box.bottom, y + 1);
        }
        return box.right > box.left ? box : null;
      },
      [before.toString('base64'), after.toString('base64')] as const,
    );
  } finally {
    await page.close();
  }
}
