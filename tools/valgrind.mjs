// The native command under Valgrind's memcheck, which also sees the libraries that sanitizers leave alone.
import fs from 'node:fs';
import path from 'node:path';
import { inProject, project } from './paths.mjs';
import { run } from './terminal.mjs';

const EVERY = 9; // of the conformance cases: a check takes some 40 times as long

/** Runs the command over conformance texts; each way to run it is a test. */
export async function valgrind() {
  const cases = conformanceCases();
  const lines = inProject('build/reports/valgrind.jsonl');
  fs.mkdirSync(path.dirname(lines), { recursive: true });
  fs.writeFileSync(
    lines,
    [...cases.map(({ text, context }) => JSON.stringify({ text, context })), 'no JSON', ''].join(
      '\n',
    ),
  );
  const texts = cases.filter((_, i) => i % 100 === 0).map((one) => one.text);
  const ways = [
    ['scan', '--threads', '1'],
    ['scan', '--threads', '3', '--all', '--offsets', 'utf8'],
    ...texts.flatMap((text) => [
      ['check', '--json', '--', text],
      ['explain', '--set', 'locale=de', '--', text],
      ['redact', '--', text],
    ]),
    ['pack', 'show', inProject('build/native/default.pack')],
  ];
  let failed = 0;
  for (const way of ways) {
    const code = await run(
      '/bin/sh',
      [
        '-c',
        'exec "$0" "$@" < "$PRESEND_LINES" > /dev/null',
        'valgrind',
        '--quiet',
        `--suppressions=${inProject('tests/valgrind/re2.supp')}`,
        '--error-exitcode=99',
        '--leak-check=full',
        '--errors-for-leak-kinds=definite,indirect,possible',
        inProject('build/native/presend'),
        ...way,
      ],
      { cwd: project, env: { PRESEND_LINES: lines }, allowFailure: true },
    );
    if (code === 0) continue;
    process.stderr.write(`valgrind presend ${way.join(' ')}: exit code ${code}\n`);
    failed += 1;
  }
  return { code: 0, passed: ways.length - failed, failed };
}

function conformanceCases() {
  const place = inProject('tests/conformance');
  return fs
    .readdirSync(place)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => fs.readFileSync(path.join(place, name), 'utf8').trim().split('\n'))
    .filter((_, i) => i % EVERY === 0)
    .map((line) => JSON.parse(line))
    .filter((one) => !one.expect.error);
}
