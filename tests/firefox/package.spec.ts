import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type * as Worker from 'presend/worker';

import { PackCases } from '../packs/cases.js';
import { nativeVerdicts, packageVerdicts } from '../pages/packs.js';
import { messages, nativeAnswers, packageAnswers, type Message } from '../pages/parity.js';
import { Sites, STRICT_POLICY } from '../pages/sites.js';
import { expect, test as base, type FirefoxPage } from './firefox.js';

const project = fileURLToPath(new URL('../../', import.meta.url));
const dist = path.join(project, 'dist');
const site = path.join(project, 'build', 'firefox-site');
const MODULE = '/presend/browser.js';

/** A page without a bundler, under a policy as strict as can be, that can import the package as it was built. */
const test = base.extend<{ host: FirefoxPage }>({
  host: async ({ firefox }, use) => {
    rmSync(site, { recursive: true, force: true });
    mkdirSync(site, { recursive: true });
    writeFileSync(path.join(site, 'index.html'), '<!doctype html><title>presend</title>');
    symlinkSync(dist, path.join(site, 'presend'));
    const sites = new Sites();
    const policy = [...STRICT_POLICY, 'trusted-types presend'].join('; ');
    await firefox.page.goto(
      await sites.serve(site, { headers: { 'content-security-policy': policy } }),
    );
    await use(firefox);
    await sites.close();
  },
});

test('every case of conformance: native and Firefox write the same bytes', async ({ host }) => {
  test.setTimeout(120_000);
  const list = messages(3);
  expect(list.length).toBeGreaterThan(1000);
  const expected = nativeAnswers(list);
  const found = await host.page.evaluate(packageAnswers, {
    module: MODULE,
    json: JSON.stringify(list),
  });
  expectSame(found, expected);
});

test('a worker decides as the page does', async ({ host }) => {
  const list = messages(3).filter((_, index) => index % 5 === 0);
  const found = await host.page.evaluate(
    async ({ module, json }) => {
      const { createWorkerChecker } = (await import(module)) as typeof Worker;
      const checker = await createWorkerChecker({ locales: 'every' });
      const decisions: string[] = [];
      for (const { text, context } of JSON.parse(json) as Message[])
        decisions.push(JSON.stringify(await checker.check(text, context)));
      checker.dispose();
      return decisions;
    },
    { module: MODULE, json: JSON.stringify(list) },
  );
  const expected = nativeAnswers(list.map((message, id) => ({ ...message, id })));
  expectSame(
    found,
    expected.map(({ decision }) => decision),
  );
});

/** Fails with the first that differs: thousands side by side explain nothing. */
function expectSame(found: readonly unknown[], expected: readonly unknown[]): void {
  const differs = expected.findIndex(
    (one, at) => JSON.stringify(one) !== JSON.stringify(found[at]),
  );
  expect(found[differs]).toEqual(expected[differs]);
  expect(found).toHaveLength(expected.length);
}

test('a worker follows a draft, and of two edits at once the newest wins', async ({ host }) => {
  const found = await host.page.evaluate(async (module) => {
    const { createWorkerChecker } = (await import(module)) as typeof Worker;
    const checker = await createWorkerChecker();
    const draft = await checker.draft({ surface: 'proposal' });
    const outcome = (promise: ReturnType<typeof draft.replace>): Promise<string> =>
      promise.then(
        ({ verdict }) => verdict,
        (error: { code?: string; message: string }) => error.code ?? error.message,
      );
    const first = await outcome(draft.replace(0, 0, 'write to john@gmail.com'));
    const both = [draft.replace(0, 0, 'Please '), draft.replace(16, 30, 'me here')].map(outcome);
    const last = await Promise.all(both);
    const { text } = draft;
    checker.dispose();
    return { outcomes: [first, ...last, await outcome(draft.replace(0, 0, '!'))], text };
  }, MODULE);
  expect(found).toEqual({
    outcomes: ['block', 'superseded', 'clear', 'disposed'],
    text: 'Please write to me here',
  });
});

test('a start takes and refuses the packs that the native command does, with its codes', async ({
  host,
}) => {
  const starts = new PackCases(readFileSync(path.join(dist, 'default.pack'))).starts();
  const served = starts.map(({ bytes, keys, now }, index) => {
    writeFileSync(path.join(site, `${index}.pack`), bytes);
    return { file: `/${index}.pack`, keys, now };
  });
  const found = await host.page.evaluate(packageVerdicts, { module: MODULE, list: served });
  const verdicts = nativeVerdicts(starts);
  expect(starts.map(({ name }, index) => [name, found[index]])).toEqual(
    starts.map(({ name, expected }, index) => [name, expected ?? verdicts[index]]),
  );
  expect(new Set(found).size).toBeGreaterThan(8);
});
