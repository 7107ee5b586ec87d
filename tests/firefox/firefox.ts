import { test as base, expect } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';

import { launchFirefox, type Colours } from './launch.js';

export { expect };

/** A page of Firefox, with everything that it complains about. */
export class FirefoxPage {
  readonly page: Page;
  /** Errors and warnings of the console, exceptions, violations of the Content-Security-Policy, requests to other origins. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (hostname !== 'localhost' && !['about:', 'data:'].includes(protocol))
        this.complaints.push(`asked ${request.url()}`);
    });
  }

  /** Types with the keyboard, key by key. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses a key, with others held: "Control+z". */
  async press(combination: string): Promise<void> {
    const { keyboard } = this.page;
    const keys = combination.split('+') as Parameters<typeof keyboard.press>[0][];
    for (const key of keys) await keyboard.down(key);
    for (const key of keys.reverse()) await keyboard.up(key);
  }

  /** How many elements there are, in shadow trees too. */
  count(selector: string): Promise<number> {
    return this.page.$$eval(deep(selector), (found) => found.length);
  }

  /** Waits until there are so many elements, in shadow trees too. */
  async expectCount(selector: string, count: number): Promise<void> {
    await expect.poll(() => this.count(selector), { intervals: [50] }).toBe(count);
  }
}

/** A selector of elements below one another, whatever shadow trees lie between them. */
export function deep(selector: string): string {
  return `>>> ${selector.replaceAll(' ', ' >>> ')}`;
}

/** A Firefox for each choice of colours, started when it is first asked for. */
class Browsers {
  readonly #started = new Map<Colours, Promise<Browser>>();

  get(colours: Colours): Promise<Browser> {
    const started = this.#started.get(colours) ?? launchFirefox(colours);
    this.#started.set(colours, started);
    return started;
  }

  async close(): Promise<void> {
    for (const started of this.#started.values()) await (await started).close();
  }
}

/** Every test has a page in a context of its own, and fails when the page complains about anything. */
export const test = base.extend<{ firefox: FirefoxPage; colours: Colours }, { browsers: Browsers }>(
  {
    colours: ['light', { option: true }],
    browsers: [
      // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern
      async ({}, use) => {
        const browsers = new Browsers();
        await use(browsers);
        await browsers.close();
      },
      { scope: 'worker', timeout: 60_000 },
    ],
    firefox: [
      async ({ browsers, colours }, use) => {
        const context = await (await browsers.get(colours)).createBrowserContext();
        const page = await context.newPage();
        await page.setViewport({ width: 1180, height: 900 });
        await page.evaluateOnNewDocument(() => {
          document.addEventListener('securitypolicyviolation', (event) => {
            console.error(`violated ${event.violatedDirective}: ${event.blockedURI}`);
          });
        });
        const opened = new FirefoxPage(page);
        await use(opened);
        expect(opened.complaints).toEqual([]);
        await context.close();
      },
      { timeout: 60_000 },
    ],
  },
);
