import { STRICT_POLICY } from '../pages/sites.js';
import { Consumer } from './project.js';
import { EXPECTED, expect, names, shown, test } from './site.js';

for (const [name, policy] of [
  ['a strict Content-Security-Policy with Trusted Types', STRICT_POLICY],
  ['one that names the policies of Trusted Types', [...STRICT_POLICY, 'trusted-types presend']],
] as const) {
  test(`without a bundler, under ${name}`, async ({ serve, visit }) => {
    const consumer = new Consumer('plain', 'page', 'plain');
    const headers = { 'content-security-policy': policy.join('; ') };
    const visited = await visit(await serve(consumer.folder, { headers }));
    expect(await shown(visited)).toEqual(EXPECTED);
    const { page, complaints } = visited;
    // Typing, marks and panel at work.
    const textarea = page.locator('textarea');
    await textarea.fill('write to john@gmail.com or call +1 415 555 2671.');
    await expect(page.locator('[data-presend="overlay"]')).toHaveCount(1);
    await expect(page.locator('.card')).toHaveCount(2);
    expect(complaints).toEqual([]);
    expect(names(visited)).toEqual(
      [
        '',
        'main.js',
        'answers.js',
        'browser.js',
        'presend.wasm',
        'default.pack',
        'worker-main.js',
      ].sort(),
    );
  });
}

test('a page whose Trusted Types leave presend out hears so, and can start the worker itself', async ({
  serve,
  visit,
}) => {
  const consumer = new Consumer('plain', 'page', 'plain');
  const headers = {
    'content-security-policy': [...STRICT_POLICY, 'trusted-types mine'].join('; '),
  };
  const { page } = await visit(await serve(consumer.folder, { headers }));
  await expect(page.locator('output')).toContainText('worker_unavailable');
  const verdict = await page.evaluate(async () => {
    const base = './node_modules/presend/dist/';
    const { createWorkerChecker } = (await import(`${base}browser.js`)) as {
      createWorkerChecker: (options: object) => Promise<{
        check(text: string): Promise<{ verdict: string }>;
      }>;
    };
    const { trustedTypes } = window as unknown as {
      trustedTypes: {
        createPolicy(name: string, rules: object): { createScriptURL(url: string): string };
      };
    };
    const policy = trustedTypes.createPolicy('mine', { createScriptURL: (url: string) => url });
    const script = policy.createScriptURL(new URL(`${base}worker-main.js`, location.href).href);
    const checker = await createWorkerChecker({ worker: new Worker(script, { type: 'module' }) });
    return (await checker.check('write to john@gmail.com')).verdict;
  });
  expect(verdict).toBe('block');
});

test('a worker whose script is not there, and one that stops, are heard of', async ({
  serve,
  visit,
  page,
}) => {
  const consumer = new Consumer('plain', 'page', 'plain');
  const url = await serve(consumer.folder);
  await page.route('**/worker-main.js', (route) => route.fulfill({ status: 404 }));
  await visit(url);
  await expect(page.locator('output')).toContainText('worker_unavailable');
  await page.unroute('**/worker-main.js');
  const codes = await page.evaluate(async () => {
    const base = './node_modules/presend/dist/';
    const { createWorkerChecker } = (await import(`${base}browser.js`)) as {
      createWorkerChecker: (options: object) => Promise<{
        check(text: string): Promise<unknown>;
        dispose(): void;
      }>;
    };
    const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
      promise.then(
        () => 'ok',
        (error: { code?: unknown }) => error.code,
      );
    const worker = new Worker(`${base}worker-main.js`, { type: 'module' });
    const checker = await createWorkerChecker({ worker });
    const pending = [checker.check('one'), checker.check('two')].map(codeOf);
    worker.dispatchEvent(new ErrorEvent('error', { message: 'broken' }));
    const other = await createWorkerChecker({});
    const ended = codeOf(other.check('john@gmail.com '.repeat(50_000)));
    other.dispose();
    return Promise.all([...pending, codeOf(checker.check('three')), ended]);
  });
  expect(codes).toEqual([
    'worker_unavailable',
    'worker_unavailable',
    'worker_unavailable',
    'disposed',
  ]);
});
