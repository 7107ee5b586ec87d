import path from 'node:path';

import { expect, test as base, type Page } from '@playwright/test';

import { Sites, type SiteOptions } from '../pages/sites.js';

/** What a page asked for and what went wrong in it. */
export interface Visit {
  readonly page: Page;
  /** The files asked for, as paths below the site's root, in their order. */
  readonly asked: readonly string[];
  /** Requests to other origins, errors, warnings and violations of the Content-Security-Policy. */
  readonly complaints: readonly string[];
}

/** Tests with sites, and pages of which everything that they ask for is known. */
export const test = base.extend<{
  serve: (folder: string, options?: SiteOptions) => Promise<string>;
  visit: (url: string) => Promise<Visit>;
}>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern
  serve: async ({}, use) => {
    const sites = new Sites();
    await use((folder, options) => sites.serve(folder, options));
    await sites.close();
  },
  visit: async ({ page, context }, use) => {
    await use(async (url) => {
      const origin = new URL(url).origin;
      const asked: string[] = [];
      const complaints: string[] = [];
      // Of the context, and so of workers too.
      context.on('request', (request) => {
        const asks = new URL(request.url());
        if (['blob:', 'data:'].includes(asks.protocol)) complaints.push(`asked ${request.url()}`);
        else if (asks.origin !== origin) complaints.push(`asked ${request.url()}`);
        else if (asks.pathname !== '/favicon.ico') asked.push(asks.pathname);
      });
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`violated ${event.violatedDirective}: ${event.blockedURI}`);
        });
      });
      await page.goto(url);
      return { page, asked, complaints };
    });
  },
});

export { expect };

/** What every consumer's page shows when it works: see `consumers/page/answers.js`. */
export const EXPECTED = {
  here: 'block',
  worker: 'block',
  draft: 'block',
  redacted: 'write to […]',
  marked: 'john@gmail.com',
};

/** Waits until a consumer's page has checked, and reads what it shows. */
export async function shown({ page }: Visit): Promise<unknown> {
  const output = page.locator('output');
  await expect(output).not.toBeEmpty({ timeout: 20_000 });
  return JSON.parse((await output.textContent()) ?? '');
}

/**
 * The names of the files asked for, each once (a cache is the page's business), without the digests that bundlers put into
 * them where `stem` takes those out.
 */
export function names({ asked }: Visit, stem = (file: string): string => file): string[] {
  return [...new Set(asked.map((file) => stem(path.basename(file))))].sort();
}
