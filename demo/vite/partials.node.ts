import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Plugin } from 'vite';

/** Puts `views/NAME.html` where index.html says `<!-- view: NAME -->`: one file a view. */
export function partials(folder: string): Plugin {
  return {
    name: 'presend-demo-partials',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html.replaceAll(/<!-- view: ([a-z-]+) -->/g, (_, name: string) =>
          readFileSync(path.join(folder, `${name}.html`), 'utf8'),
        ),
    },
    configureServer(server) {
      server.watcher.add(folder);
    },
  };
}
