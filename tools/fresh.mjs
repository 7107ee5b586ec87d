// Whether a step's inputs changed since it last succeeded: a digest of their names and bytes, kept in build/stamps.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inProject } from './paths.mjs';

/** All files under the given project paths (files or folders), sorted, without node_modules. */
export function filesUnder(...places) {
  const files = [];
  const visit = (place) => {
    const stat = fs.statSync(inProject(place), { throwIfNoEntry: false });
    if (stat?.isFile()) files.push(place);
    if (stat?.isDirectory()) {
      for (const name of fs.readdirSync(inProject(place)))
        if (name !== 'node_modules') visit(path.join(place, name));
    }
  };
  places.forEach(visit);
  return files.sort();
}

export function digestOf(files, extra = '') {
  const hash = crypto.createHash('sha256').update(extra);
  for (const file of files) hash.update(`\0${file}\0`).update(fs.readFileSync(inProject(file)));
  return hash.digest('hex');
}

/** Runs `work` unless it succeeded before on the same inputs and its outputs are still there. True when it ran. */
export async function unlessFresh(name, inputs, outputs, work) {
  const stamp = inProject('build/stamps', name);
  const digest = digestOf(filesUnder(...inputs, 'package-lock.json'));
  const known = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : '';
  if (known === digest && outputs.every((file) => fs.existsSync(inProject(file)))) return false;
  fs.rmSync(stamp, { force: true });
  await work();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, digest);
  return true;
}
