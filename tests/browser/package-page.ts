import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { test as base, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

const dist = new URL('../../dist/', import.meta.url);
export const inDist = (name: string): string => fileURLToPath(new URL(name, dist));

/** As a page without a bundler takes the package: its own files, and what Node's export conditions say as an import map. */
const PAGE = `<!doctype html><title>presend</title>
<script type="importmap">{"imports":{"presend":"/package/index.js","#loader":"/package/loader.js"}}</script>`;

/** An empty page that can import the package as it is published, from its own origin. */
export class PackagePage {
  readonly page: Page;
  #files = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.route('**/package/**', (route) => {
      const { pathname } = new URL(route.request().url());
      return route.fulfill({ path: inDist(pathname.replace('/package/', '')) });
    });
    await this.page.route('**/package.html', (route) =>
      route.fulfill({ contentType: 'text/html', body: PAGE }),
    );
    await this.page.goto('./package.html');
  }

  /** Serves bytes to the page. @returns their path */
  async serve(body: Buffer): Promise<string> {
    const path = `/served/${this.#files++}`;
    await this.page.route(`**${path}`, (route) =>
      route.fulfill({ contentType: 'application/octet-stream', body }),
    );
    return path;
  }
}

export const test = base.extend<{ host: PackagePage }>({
  host: async ({ page }, use) => {
    const host = new PackagePage(page);
    await host.open();
    await use(host);
  },
});

export const defaultPack = (): Buffer => readFileSync(inDist('default.pack'));
