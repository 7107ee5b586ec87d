// ICU's release tarball, from Debian 13's source package (the same bytes as the project's own release), checked against
// the digest that cmake/deps/icu.cmake pins. PRESEND_ICU_TARBALL names a copy to use instead.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inCache, inProject } from '../paths.mjs';
import { Stop, run, say } from '../terminal.mjs';
import { debianRelease, trixie } from './debian.mjs';

export async function fetchIcu(door) {
  const recipe = fs.readFileSync(inProject('cmake/deps/icu.cmake'), 'utf8');
  const version = /PRESEND_ICU_VERSION ([\d.]+)/.exec(recipe)[1];
  const digest = /PRESEND_ICU_SHA256 ([0-9a-f]{64})/.exec(recipe)[1];
  if (fs.existsSync(inCache(`src/icu-${version}/source/data/in/icudt76l.dat`))) return;
  const given = process.env.PRESEND_ICU_TARBALL;
  const kept = inCache(`downloads/icu-${version}.tar.gz`);
  if (given) {
    check(
      given,
      digest,
      `PRESEND_ICU_TARBALL (${given}) is not the ICU ${version} release tarball: point it at one, then run \`${door}\` again.`,
    );
    return;
  }
  if (fs.existsSync(kept) && sha256(kept) === digest) return;
  if (!debianRelease()) {
    throw new Stop(
      `The sources of ICU are missing: set PRESEND_ICU_TARBALL to the ICU ${version} release tarball (icu4c-${version.replace('.', '_')}-src.tgz), then run \`${door}\` again.`,
    );
  }
  const apt = await trixie(door);
  say(`Downloading the sources of ICU ${version} from Debian 13 (27 MB)`);
  const work = inCache(`downloads/.icu-${process.pid}`);
  fs.mkdirSync(work, { recursive: true });
  const failed = `The sources of ICU could not be downloaded from Debian's mirror: check the network, or set PRESEND_ICU_TARBALL to the ICU ${version} release tarball, then run \`${door}\` again.`;
  try {
    await run('apt-get', [...apt, '-q', 'source', '--download-only', 'icu/trixie'], {
      cwd: work,
      onFailure: failed,
    });
    const file = fs
      .readdirSync(work)
      .find((name) => name.includes('.orig.tar.') && !name.endsWith('.asc'));
    if (!file) throw new Stop(failed);
    check(
      path.join(work, file),
      digest,
      `Debian's mirror served another ICU than ${version}: set PRESEND_ICU_TARBALL to the ICU ${version} release tarball, then run \`${door}\` again.`,
    );
    fs.renameSync(path.join(work, file), kept);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

function sha256(file) {
  return crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}

function check(file, digest, sentence) {
  if (!fs.existsSync(file) || sha256(file) !== digest) throw new Stop(sentence);
}
