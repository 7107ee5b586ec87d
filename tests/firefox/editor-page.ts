import type { Decision } from 'presend';

import {
  drawnMarks,
  leftovers,
  storedContent,
  textInBox,
  type DrawnMark,
} from '../pages/editor-state.js';
import { FIELD } from '../pages/editors.js';
import type {} from '../pages/editors/harness.js';
import { editorsOrigin } from '../pages/servers.js';
import { expect, test as base, type FirefoxPage } from './firefox.js';

export { expect };

/** One editor with a composer, on the page of editors. */
export class EditorPage {
  readonly firefox: FirefoxPage;

  constructor(firefox: FirefoxPage) {
    this.firefox = firefox;
  }

  async open(editor: string): Promise<void> {
    const { page } = this.firefox;
    await page.goto(`${editorsOrigin()}?editor=${editor}`);
    await page.waitForSelector('body[data-ready]');
    await page.click(FIELD);
  }

  /** Pastes a text that was copied from another field of the page. */
  async paste(text: string): Promise<void> {
    const { page } = this.firefox;
    await page.evaluate((copied) => {
      const source = document.createElement('textarea');
      source.id = 'source';
      source.value = copied;
      document.body.append(source);
      source.select();
    }, text);
    await this.firefox.press('Control+c');
    await page.$eval('#source', (source) => {
      source.remove();
    });
    await page.focus(FIELD); // a second press would be half of a double one
    await this.firefox.press('Control+v');
  }

  text(): Promise<string> {
    return this.firefox.page.evaluate(() => window.harness.text());
  }

  content(): Promise<string> {
    return this.firefox.page.evaluate(storedContent);
  }

  /** What the composer takes for the text; null without a composer. */
  composerText(): Promise<string | null> {
    return this.firefox.page.evaluate(() => window.harness.composer()?.text ?? null);
  }

  decision(): Promise<Decision | null> {
    return this.firefox.page.evaluate(() => window.harness.composer()?.decision ?? null);
  }

  holdsSend(): Promise<boolean | null> {
    return this.firefox.page.evaluate(() => window.harness.composer()?.holdsSend() ?? null);
  }

  /** Takes the composer away. @returns what is left of it */
  async detach(): Promise<Readonly<Record<string, number>>> {
    const { page } = this.firefox;
    await page.evaluate(() => {
      window.harness.detach();
    });
    await this.expectMarks();
    return page.evaluate(leftovers);
  }

  marks(): Promise<DrawnMark[]> {
    return this.firefox.page.evaluate(drawnMarks);
  }

  /** Waits until these texts are marked, and no others. */
  async expectMarks(...texts: readonly string[]): Promise<void> {
    await expect
      .poll(async () => (await this.marks()).map(({ text }) => text).sort(), { intervals: [50] })
      .toEqual([...texts].sort());
  }

  /** What Firefox itself has between the sides of each mark. */
  async textsUnderMarks(): Promise<(string | null)[]> {
    const texts: (string | null)[] = [];
    for (const { boxes } of await this.marks()) {
      for (const box of boxes) texts.push(await this.firefox.page.evaluate(textInBox, box));
    }
    return texts;
  }

  /** What has the focus: "text", the key of a button of the panel, or neither. */
  focus(): Promise<string | null> {
    return this.firefox.page.evaluate((field) => {
      const active = document.activeElement;
      if (active?.closest(field)) return 'text';
      return active?.shadowRoot?.activeElement?.getAttribute('data-key') ?? null;
    }, FIELD);
  }
}

export const test = base.extend<{ editor: EditorPage }>({
  editor: async ({ firefox }, use) => {
    await use(new EditorPage(firefox));
  },
});
