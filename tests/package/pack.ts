import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';

import { root, run, tarball } from './project.js';

/** Packs the built package, as `npm publish` would. */
export default function pack(): void {
  const folder = path.dirname(tarball);
  mkdirSync(folder, { recursive: true });
  const printed = run(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    root,
  );
  const [{ filename }] = JSON.parse(printed) as [{ filename: string }];
  renameSync(path.join(folder, filename), tarball);
}
