import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { Decision } from 'presend';

import { fromHash, type EditorName, type PageName } from '../../demo/src/state.js';

export { expect };

/** The demo page, as a test drives it. */
export class Demo {
  readonly page: Page;
  /** What the message is typed into, whichever editor it is. */
  readonly field: Locator;
  readonly textarea: Locator;
  readonly cards: Locator;
  readonly summary: Locator;
  readonly send: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.locator('#message');
    this.textarea = page.locator('textarea#message');
    this.cards = page.locator('#panel .card');
    this.summary = page.locator('#panel .summary');
    this.send = page.locator('#send');
  }

  /** Opens the page, in the state that a fragment tells, and waits until it checks. */
  async open(hash = ''): Promise<void> {
    await this.page.goto('about:blank'); // else a new fragment is the same page
    await this.page.goto(`./${hash}`);
    await expect(this.page.locator('#policy')).not.toBeEmpty();
    await this.ready(fromHash(hash).editor);
  }

  /** Waits until an editor is there, and its composer at work. */
  async ready(editor: EditorName): Promise<void> {
    await expect(this.page.locator('#editor-place')).toHaveAttribute('data-editor', editor);
    await expect(this.field).toHaveAttribute('aria-describedby', /presend-summary/);
  }

  /** Goes to another view by the navigation. */
  async visit(view: PageName): Promise<void> {
    await this.page.locator(`nav.views [data-page="${view}"]`).click();
    await expect(this.page.locator(`#view-${view}`)).toBeVisible();
  }

  /** The marks on the mirror of the textarea. */
  get marks(): Locator {
    return this.page.locator('#editor-place .mark');
  }

  /** Presses Send and reads the server's answer. */
  async press(): Promise<{
    readonly status: number;
    readonly body: { readonly decision: Decision; readonly agreed: boolean | null };
  }> {
    const answered = this.page.waitForResponse(
      (response) => response.url().endsWith('/messages') && response.request().method() === 'POST',
    );
    await this.send.click();
    const response = await answered;
    return {
      status: response.status(),
      body: (await response.json()) as { decision: Decision; agreed: boolean | null },
    };
  }
}

/**
 * Every test has the demo, and fails when the page complains about anything, breaks its Content-Security-Policy, or
 * asks another origin for something.
 */
export const test = base.extend<{ demo: Demo; complaints: string[] }>({
  complaints: async ({ page, baseURL }, use) => {
    const complaints: string[] = [];
    const origin = new URL(baseURL ?? '').origin;
    page.on('console', (message) => {
      // The browser reports a 422 by itself; that is what the server is for.
      const refused = message.text().includes('422');
      if (['error', 'warning'].includes(message.type()) && !refused)
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      const url = request.url();
      if (url !== 'about:blank' && new URL(url).origin !== origin) complaints.push(`asked ${url}`);
    });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        console.error(`violated ${violatedDirective}: ${blockedURI}`);
      });
    });
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  demo: async ({ page, complaints: _complaints }, use) => {
    await use(new Demo(page));
  },
});
