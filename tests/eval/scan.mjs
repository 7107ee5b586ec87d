// The native command over many texts: one run, an answer for each.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { Unusable } from './labelled.mjs';

const root = path.dirname(path.dirname(import.meta.dirname));
const native = path.join(root, 'build', 'native', 'presend');

/**
 * @param {{ text: string, context?: object }[]} texts
 * @returns {object[]} { decision } or { error } for each, what is clear included
 */
export function scan(texts) {
  const lines = texts.map(({ text, context }, id) => JSON.stringify({ id, text, context }));
  const { status, stdout, stderr, error } = spawnSync(native, ['scan', '--all'], {
    input: `${lines.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (error || status !== 0) {
    const why = error ? error.code : stderr.trim();
    throw new Unusable(`${native} scan did not run (${why}): build it with \`npm run build\`.`);
  }
  const answers = stdout.split('\n').filter(Boolean);
  if (answers.length !== texts.length)
    throw new Unusable(`${native} answered ${answers.length} of ${texts.length} texts.`);
  return answers.map((line) => JSON.parse(line));
}
