import type { Page } from '@playwright/test';

import { AXE, axeFindings } from '../pages/axe.js';

/** What axe finds, each with the places where it finds it. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(axeFindings);
}
