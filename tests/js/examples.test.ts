import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from './engine.js';

/** An `@example` of a doc comment, which the reference of the API shows. */
interface Example {
  readonly name: string;
  readonly code: string;
  /** What a program imports to have the names in it. */
  readonly entry: string;
}

/** Whose files' names come from where; all others come from `presend`. */
const ENTRIES: readonly (readonly [RegExp, string])[] = [
  [/^js\/worker\//, 'presend/worker'],
  [/^js\/inline\.ts$/, 'presend/inline'],
  [/^js\/server\//, 'presend/server'],
];

function examples(): Example[] {
  const files = readdirSync(path.join(root, 'js'), { recursive: true, encoding: 'utf8' })
    .map((file) => `js/${file}`)
    // What adapters show needs its framework, and is tried in a browser.
    .filter((file) => file.endsWith('.ts') && !file.startsWith('js/adapters/'))
    .sort();
  return files.flatMap((file) => {
    const entry = ENTRIES.find(([pattern]) => pattern.test(file))?.[1] ?? 'presend';
    const source = readFileSync(path.join(root, file), 'utf8');
    return [...source.matchAll(/^ *\/\*\*(?:(?!\*\/)[^])*?\*\/\n *export .*/gm)].flatMap(
      ([whole]) => {
        const name = /\n *export (?:async )?\w+ (\w+)/.exec(whole)?.[1] ?? whole;
        const lines = whole.split('\n').map((line) => line.replace(/^ *\* ?/, ''));
        const codes: string[] = [];
        for (const line of lines) {
          if (line === '@example') codes.push('');
          else if (/^(@|\/|export )/.test(line)) codes.push('end');
          else if (codes.length > 0 && codes.at(-1) !== 'end')
            codes[codes.length - 1] += `${line}\n`;
        }
        return codes
          .filter((code) => code !== 'end')
          .map((code) => ({ name: `${entry}: ${name}`, code, entry }));
      },
    );
  });
}

/** A line `expression; // value` says what the expression is. */
function asserting(code: string): string {
  return code.replace(
    /^(.*\S);? +\/\/ ((?:['"[{\d-]|true|false|null|undefined).*)$/gm,
    (_line, expression: string, value: string) =>
      `assert.deepStrictEqual((${expression.replace(/;$/, '')}), ${value});`,
  );
}

/** What an example takes for granted: a text, a checker, a page with an editor. */
const BEFORE = `
import assert from 'node:assert';
import { JSDOM } from 'jsdom';
const { window } = new JSDOM('<textarea>write to john@gmail.com</textarea><button>Send</button>');
const { document } = window;
const sendButton = document.querySelector('button');
const sent = [];
const send = (...message) => sent.push(message);
`;

function run({ code, entry }: Example): void {
  const declares = (name: string): boolean => new RegExp(`\\b(const|let) ${name}\\b`).test(code);
  const script = [
    BEFORE,
    `Object.assign(globalThis, await import('presend'), await import('${entry}'));`,
    declares('text') ? '' : `const text = 'write to john@gmail.com';`,
    declares('checker') ? '' : 'const checker = await createChecker();',
    asserting(code),
    'sendButton.click();',
    'process.exit(0);',
  ].join('\n');
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
}

const all = examples();

test('the public interface has examples', () => {
  expect(all.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'presend: createChecker',
      'presend: attachComposer',
      'presend: redact',
      'presend: Draft',
      'presend/worker: createWorkerChecker',
      'presend/inline: createChecker',
      'presend/server: createAuthority',
    ]),
  );
});

test.each(all)('$name: its example runs', (example) => {
  run(example);
});

test('a value that an example names wrongly fails it', () => {
  const wrong = { name: 'wrong', code: "text; // 'something else'", entry: 'presend' };
  expect(() => {
    run(wrong);
  }).toThrow();
});
