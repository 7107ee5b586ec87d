// The texts to measure with: real job posts where the evaluation sets lie beside the project, else the conformance
// texts.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { root } from './paths.mjs';

const POSTS = path.join(root, '..', 'shared', 'eval', 'upwork_jobs.jsonl');
const CONFORMANCE = path.join(root, 'tests', 'conformance');
const TEXTS = 400;

function textsOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).text);
}

/** @returns {{ name: string, texts: string[], mean: number }} mean: UTF-16 units a text */
export function readCorpus() {
  let name;
  let texts;
  if (existsSync(POSTS)) {
    name = 'real job posts';
    texts = textsOf(POSTS).filter(({ length }) => length >= 300 && length <= 1100);
  } else {
    name = 'conformance texts (no job posts beside the project)';
    const files = readdirSync(CONFORMANCE).filter((file) => file.endsWith('.jsonl'));
    texts = files.sort().flatMap((file) => textsOf(path.join(CONFORMANCE, file)));
  }
  texts = texts.slice(0, TEXTS);
  const mean = Math.round(texts.reduce((sum, { length }) => sum + length, 0) / texts.length);
  return { name: `${texts.length} ${name}, ${mean} characters on average`, texts, mean };
}

/** A text of at most that many units, made of whole texts of the corpus. */
export function longText(texts, units) {
  let text = '';
  for (let i = 0; text.length < units; i++) text += `${texts[i % texts.length]}\n\n`;
  return text.slice(0, units);
}
