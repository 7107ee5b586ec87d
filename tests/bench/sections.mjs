// What each section of a pack costs. A pack is one FlatBuffers table: the bytes of a field, with all that it refers to,
// lie together, so a section reaches from where its field points to where the next one does.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { brotliSize } from '../../wasm/checks/brotli.mjs';
import { root } from './paths.mjs';

const LEAST = 500; // smaller sections are told together

function fieldsOf(schema) {
  const table = /table RulePack \{([\s\S]*?)\n\}/.exec(schema)[1].replace(/\/\/.*/g, '');
  return [...table.matchAll(/^\s*(\w+)\s*:\s*([[\]\w]+)/gm)].map(([, name, type]) => ({
    name,
    type,
  }));
}

/** @returns {{ name: string, bytes: number, brotli: number }[]} the largest first; brotli: of the section alone */
export function sectionsOf(pack) {
  const fields = fieldsOf(readFileSync(path.join(root, 'core', 'pack', 'pack.fbs'), 'utf8'));
  const table = pack.readUInt32LE(0);
  const places = table - pack.readInt32LE(table);
  const count = (pack.readUInt16LE(places) - 4) / 2;
  const starts = fields
    .slice(0, count)
    .map(({ name, type }, i) => ({ name, type, offset: pack.readUInt16LE(places + 4 + 2 * i) }))
    .filter(({ type, offset }) => offset !== 0 && !/^u?int\d+$/.test(type))
    .map(({ name, offset }) => ({
      name,
      start: table + offset + pack.readUInt32LE(table + offset),
    }))
    .sort((a, b) => a.start - b.start);
  const sections = starts.map(({ name, start }, i) => {
    const bytes = pack.subarray(start, starts[i + 1]?.start ?? pack.length);
    return { name, bytes: bytes.length, brotli: brotliSize(bytes) };
  });
  sections.sort((a, b) => b.brotli - a.brotli);
  const small = sections.filter(({ brotli }) => brotli < LEAST);
  const sum = (key) => small.reduce((total, section) => total + section[key], 0);
  return [
    ...sections.filter(({ brotli }) => brotli >= LEAST),
    { name: `${small.length} smaller ones`, bytes: sum('bytes'), brotli: sum('brotli') },
  ];
}
