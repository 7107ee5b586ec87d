import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** What a script prints that Node runs inside the package, where its name means the built files. */
function run(script: string): unknown {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script],
    { cwd: root, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

test.each(['react', 'vue', 'codemirror', 'prosemirror', 'tiptap', 'lexical', 'quill', 'slate'])(
  'presend/%s can be imported where there is no page, and sets nothing',
  (name) => {
    const [names, set] = run(`
      const before = new Set(Reflect.ownKeys(globalThis));
      const entry = await import('presend/${name}');
      const set = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String);
      console.log(JSON.stringify([Object.keys(entry), set.filter((key) => key.includes('presend'))]));
    `) as [string[], string[]];
    expect(names.length).toBeGreaterThan(0);
    expect(set).toEqual([]);
  },
);

test('React renders the fields on a server as they are', () => {
  const html = run(`
    import { createElement } from 'react';
    import { renderToString } from 'react-dom/server';
    import { PresendInput, PresendTextarea } from 'presend/react';
    const checker = { check() { throw new Error('checked'); }, message: () => '' };
    const presend = { checker };
    console.log(JSON.stringify([
      renderToString(createElement(PresendTextarea, { presend, defaultValue: 'text' })),
      renderToString(createElement(PresendInput, { presend: null, defaultValue: 'text' })),
    ]));
  `);
  expect(html).toEqual(['<textarea>text</textarea>', '<input value="text"/>']);
});
