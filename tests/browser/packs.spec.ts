import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { PackKey } from 'presend';

import { PackCases, TODAY } from '../packs/cases.js';
import { signed, withVersion } from '../packs/signing.js';
import { nativeVerdicts, packageVerdicts } from '../pages/packs.js';
import { defaultPack, expect, inDist, test } from './package-page.js';

const TEXT = 'write to john@gmail.com';
const cases = new PackCases(defaultPack());

test('a start takes and refuses the packs that the native command does, with its codes', async ({
  host,
}) => {
  const starts = cases.starts();
  const served = await Promise.all(
    starts.map(async ({ bytes, keys, now }) => ({ file: await host.serve(bytes), keys, now })),
  );
  const found = await host.page.evaluate(packageVerdicts, { module: 'presend', list: served });
  const verdicts = nativeVerdicts(starts);
  const named = starts.map(({ name }, index) => [name, found[index]]);
  expect(named).toEqual(
    starts.map(({ name, expected }, index) => [name, expected ?? verdicts[index]]),
  );
  expect(new Set(found).size).toBeGreaterThan(8);
});

test('after an update the files of the package serve where the new pack names the same', async ({
  host,
}) => {
  // Another digest for the German texts; a pack says it of each file of texts.
  const usual = readFileSync(inDist('locales/de.texts'));
  const pack = withVersion(defaultPack(), '0.2.0');
  const at = pack.indexOf(createHash('sha256').update(usual).digest());
  expect(at).toBeGreaterThan(0);
  pack.fill(7, at, at + 32);
  const found = await host.page.evaluate(
    async ({ file, key, now }) => {
      const { createChecker } = await import('presend');
      const day = { now: new Date(now) };
      const checker = await createChecker({ keys: [key], locales: ['de'], ...day });
      const before = checker.message('locale', 'de');
      await checker.update(new URL(file, location.href), day);
      return [before, await checker.loadLocale('de'), await checker.loadLocale('fr')];
    },
    {
      file: await host.serve(signed(pack, cases.signer, { version: '0.2.0' })),
      key: cases.signer.key satisfies PackKey,
      now: TODAY,
    },
  );
  expect(found).toEqual(['de', 'en', 'fr']);
});

test('an update that is refused says why, and the pack held goes on', async ({ host }) => {
  const updates = cases.updates();
  const served = await Promise.all(
    updates.map(async ({ name, make }) => [name, await host.serve(make())] as const),
  );
  const found = await host.page.evaluate(
    async ({ list, held, next, key, now, text }) => {
      const { createChecker } = await import('presend');
      const at = (file: string): URL => new URL(file, location.href);
      const day = { now: new Date(now) };
      const answers: unknown[] = [];
      for (const [name, file] of list) {
        const checker = await createChecker({ keys: [key], ...day });
        await checker.update(at(held), day);
        const before = JSON.stringify(checker.check(text));
        const code = await checker.update(at(file), day).then(
          () => 'taken',
          (error: { code?: string; message: string }) => error.code ?? error.message,
        );
        const same = JSON.stringify(checker.check(text)) === before;
        const stayed = checker.pack.version;
        const { version } = await checker.update(at(next), day);
        answers.push({ name, code, same, versions: [stayed, version] });
        checker.dispose();
      }
      return answers;
    },
    {
      list: served,
      held: await host.serve(cases.release('0.1.5')),
      next: await host.serve(cases.release('0.2.0')),
      key: cases.signer.key satisfies PackKey,
      now: TODAY,
      text: TEXT,
    },
  );
  expect(found).toEqual(
    updates.map(({ name, code }) => ({ name, code, same: true, versions: ['0.1.5', '0.2.0'] })),
  );
});
