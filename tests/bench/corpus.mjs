// The texts to measure with: real job posts where the evaluation sets lie beside the project or PRESEND_POSTS names a file
// of them (lines of JSON with a `text`), else posts of the project's own.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from './paths.mjs';

const POSTS =
  process.env.PRESEND_POSTS ?? path.join(root, '..', 'shared', 'eval', 'upwork_jobs.jsonl');
const OWN = path.join(import.meta.dirname, 'instructions', 'ordinary.jsonl');
const TEXTS = 400;

function textsOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).text);
}

/** @returns {{ name: string, texts: string[], mean: number }} mean: UTF-16 units a text */
export function readCorpus() {
  const real = existsSync(POSTS);
  const all = textsOf(real ? POSTS : OWN);
  const texts = all.filter(({ length }) => length >= 300 && length <= 1100).slice(0, TEXTS);
  const mean = Math.round(texts.reduce((sum, { length }) => sum + length, 0) / texts.length);
  const name = real ? 'real job posts' : "posts of the project's own (no real ones beside it)";
  return { name: `${texts.length} ${name}, ${mean} characters on average`, texts, mean };
}

/** A text of at most that many units, made of whole texts of the corpus. */
export function longText(texts, units) {
  let text = '';
  for (let i = 0; text.length < units; i++) text += `${texts[i % texts.length]}\n\n`;
  return text.slice(0, units);
}
