import { test as base, expect, type CDPSession, type Locator, type Page } from '@playwright/test';
import type { Decision, FindingReport } from 'presend';

import { drawnMarks, selectedText, storedContent, type DrawnMark } from '../pages/editor-state.js';
import { FIELD } from '../pages/editors.js';
import type {} from '../pages/editors/harness.js';
import { editorsOrigin } from '../pages/servers.js';

export { expect };

/** One editor with a composer, on a page of its own (tests/pages/editors). */
export class EditorPage {
  readonly page: Page;
  readonly field: Locator;
  readonly cards: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.locator(FIELD).first();
    this.cards = page.locator('[data-presend="panel"] .card');
  }

  async open(
    editor: string,
    dir: 'ltr' | 'rtl' = 'ltr',
    { worker = false }: { worker?: boolean } = {},
  ): Promise<void> {
    const query = `?editor=${editor}&dir=${dir}${worker ? '&worker' : ''}`;
    await this.page.goto(`${editorsOrigin()}${query}`);
    await this.page.locator('body[data-ready]').waitFor();
    await this.field.click();
  }

  /** Types with the keyboard, key by key. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  text(): Promise<string> {
    return this.page.evaluate(() => window.harness.text());
  }

  content(): Promise<string> {
    return this.page.evaluate(storedContent);
  }

  /** What the composer takes for the text; null without a composer. */
  composerText(): Promise<string | null> {
    return this.page.evaluate(() => window.harness.composer()?.text ?? null);
  }

  decision(): Promise<Decision | null> {
    return this.page.evaluate(() => window.harness.composer()?.decision ?? null);
  }

  reports(): Promise<readonly FindingReport[]> {
    return this.page.evaluate(() => window.reports);
  }

  selected(): Promise<string> {
    return this.page.evaluate(selectedText);
  }

  marks(): Promise<DrawnMark[]> {
    return this.page.evaluate(drawnMarks);
  }

  /** Waits until these texts are marked, and no others. */
  async expectMarks(...texts: readonly string[]): Promise<void> {
    await expect
      .poll(async () => (await this.marks()).map(({ text }) => text).sort(), { intervals: [50] })
      .toEqual([...texts].sort());
  }

  /** Takes the lines away that are drawn, and nothing else. */
  async hideMarks(): Promise<void> {
    await this.page.evaluate(() => {
      CSS.highlights.clear();
      for (const host of document.querySelectorAll('[data-presend="overlay"]')) {
        for (const mark of host.shadowRoot?.querySelectorAll<HTMLElement>('.mark') ?? [])
          mark.style.setProperty('text-decoration', 'none');
      }
      const sheet = new CSSStyleSheet(); // the elements of a decoration are the editor's own
      sheet.replaceSync('.presend-mark { text-decoration: none !important }');
      document.adoptedStyleSheets.push(sheet);
    });
  }

  input(): Promise<CDPSession> {
    return this.page.context().newCDPSession(this.page);
  }
}

/** Every test has a page of editors, and fails when the page complains about anything. */
export const test = base.extend<{ editor: EditorPage }>({
  editor: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      // CodeMirror says so of one line of 20,000 units, with a composer and without.
      if (message.text() === 'Viewport failed to stabilize') return;
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error.stack)));
    await use(new EditorPage(page));
    expect(complaints).toEqual([]);
  },
});
