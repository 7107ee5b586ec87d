// Records whose label is not followed: `label` where it is plainly wrong, `policy` where the set's users expect something
// else than a marketplace's. Data of ids and reasons; no text of theirs.
import { readFileSync } from 'node:fs';

import { Unusable } from './labelled.mjs';

/** @returns {Map<string, { why: 'label' | 'policy', reason: string }>} by record id */
export function readNotes(file) {
  let notes;
  try {
    notes = JSON.parse(readFileSync(file, 'utf8')).records;
  } catch (error) {
    throw new Unusable(`The notes ${file} cannot be read (${error.code ?? error.message}).`);
  }
  for (const [id, note] of Object.entries(notes ?? {})) {
    if (!['label', 'policy'].includes(note?.why) || typeof note.reason !== 'string')
      throw new Unusable(`${file}: the note on ${id} wants "why" (label or policy) and "reason".`);
  }
  return new Map(Object.entries(notes ?? {}));
}
