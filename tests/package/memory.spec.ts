import { Consumer } from './project.js';
import { expect, test } from './site.js';

test('in Chromium, 10,000 edits of a draft need no more memory than the first thousand', async ({
  serve,
  page,
}) => {
  test.slow();
  const consumer = new Consumer('plain');
  await page.route('**/main.js', (route) =>
    route.fulfill({ body: '', contentType: 'text/javascript' }),
  );
  await page.goto(await serve(consumer.folder));
  const { found, sizes } = await page.evaluate(async () => {
    const memories: WebAssembly.Memory[] = [];
    const instantiate = WebAssembly.instantiate.bind(WebAssembly);
    WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
      const instance = await instantiate(module, imports);
      for (const value of Object.values(instance.exports))
        if (value instanceof WebAssembly.Memory) memories.push(value);
      return instance;
    }) as typeof WebAssembly.instantiate;
    interface Draft {
      readonly text: string;
      replace(start: number, end: number, inserted: string): unknown;
    }
    const file = './node_modules/presend/dist/browser.js';
    const { createChecker } = (await import(file)) as {
      createChecker: () => Promise<{ draft: (context: object) => Draft }>;
    };
    const draft = (await createChecker()).draft({ regions: ['US'] });
    const words = ['Hello, ', 'how are you? ', 'write to john@gmail.com ', 'Fine. ', '😀 '];
    const sizes: (number | undefined)[] = [];
    for (let edit = 0; edit < 10_000; edit++) {
      const at = (edit * 7919) % (draft.text.length + 1);
      if (draft.text.length > 1_200) draft.replace(at, Math.min(at + 400, draft.text.length), '');
      else draft.replace(at, at, words[edit % words.length] ?? '');
      if (edit % 1_000 === 999) {
        sizes.push(memories[0]?.buffer.byteLength);
        await new Promise((resolve) => setTimeout(resolve)); // the page lives on
      }
    }
    return { found: memories.length, sizes };
  });
  expect(found).toBe(1);
  expect(sizes).toHaveLength(10);
  expect(sizes.slice(1)).toEqual(Array(9).fill(sizes[0]));
});
