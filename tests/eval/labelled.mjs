// Reads labelled sets: JSON lines, a record a line.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Input that cannot be measured with; its message is for the person at the terminal. */
export class Unusable extends Error {}

/** @returns {{ name: string, records: object[] }[]} the sets of a folder, by name */
export function readSets(folder) {
  let names;
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  } catch (error) {
    throw new Unusable(`The folder ${folder} cannot be read (${error.code}).`);
  }
  if (names.length === 0) throw new Unusable(`There is no set (*.jsonl) in ${folder}.`);
  return names.sort().map((name) => ({
    name: name.slice(0, -'.jsonl'.length),
    records: readRecords(path.join(folder, name)),
  }));
}

function readRecords(file) {
  const records = [];
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line.trim() === '') return;
      let record;
      try {
        record = JSON.parse(line);
      } catch {
        throw new Unusable(`${file}:${index + 1}: this line is not JSON.`);
      }
      const problem = problemOf(record);
      if (problem) throw new Unusable(`${file}:${index + 1}: ${problem}.`);
      records.push(record);
    });
  return records;
}

function problemOf(record) {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return 'not a record';
  if (typeof record.id !== 'string' || typeof record.text !== 'string') return 'id or text missing';
  for (const key of ['labels', 'scope', 'tags', 'kinds', 'brand']) {
    if (key in record && !Array.isArray(record[key])) return `${key} is not a list`;
  }
  for (const { start, end, kind } of record.labels ?? []) {
    const inside =
      Number.isInteger(start) && start >= 0 && start < end && end <= record.text.length;
    if (!inside || typeof kind !== 'string') return 'a label lies outside of the text';
  }
  return null;
}
