import type { Page } from '@playwright/test';

/**
 * Stops the clock of a page, of which `page.clock.install()` was called before it was opened: how slow the machine is then
 * decides nothing. `page.clock.resume()` lets it go on.
 * @returns lets so many milliseconds pass, with the timers and frames that are due in them
 */
export async function holdClock(page: Page): Promise<(milliseconds: number) => Promise<void>> {
  const now = await page.evaluate(() => Date.now());
  await page.clock.pauseAt(now + 1_000);
  return (milliseconds) => page.clock.runFor(milliseconds);
}
