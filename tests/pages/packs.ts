import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type * as Presend from 'presend';
import type { PackKey } from 'presend';

import type { StartCase } from '../packs/cases.js';

const NATIVE = fileURLToPath(new URL('../../build/native/presend', import.meta.url));

/** What the native command says of packs: of each "taken", or the code of its refusal. */
export function nativeVerdicts(cases: readonly StartCase[]): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'presend-'));
  try {
    return cases.map(({ bytes, keys, now }) => {
      writeFileSync(path.join(folder, 'pack'), bytes);
      writeFileSync(path.join(folder, 'keys.json'), JSON.stringify(keys));
      const words = ['pack', 'verify', '--keys', 'keys.json', '--now', now, 'pack'];
      const { status, stderr } = spawnSync(NATIVE, words, { cwd: folder, encoding: 'utf8' });
      return status === 0 ? 'taken' : (/is refused, (\w+):/.exec(stderr)?.[1] ?? stderr);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A pack that a page can fetch. */
export interface ServedPack {
  /** An address, as the page says it. */
  readonly file: string;
  readonly keys: readonly PackKey[];
  readonly now: string;
}

/** Runs in a page: what a start of the package there says of packs. */
export async function packageVerdicts({
  module,
  list,
}: {
  /** How the page imports the package. */
  readonly module: string;
  readonly list: readonly ServedPack[];
}): Promise<string[]> {
  const { createChecker } = (await import(module)) as typeof Presend;
  const answers: string[] = [];
  for (const { file, keys, now } of list) {
    const pack = new URL(file, location.href);
    answers.push(
      await createChecker({ pack, keys, now: new Date(now) }).then(
        (checker) => {
          checker.dispose();
          return 'taken';
        },
        (error: { code?: string; message: string }) => error.code ?? error.message,
      ),
    );
  }
  return answers;
}
