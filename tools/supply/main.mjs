// node tools/supply/main.mjs sbom|notice: writes dist/presend.cdx.json or NOTICE from what the builds have recorded.
import { Stop } from '../terminal.mjs';
import { writeNotice } from './notice.mjs';
import { writeSbom } from './sbom.mjs';

const writers = { sbom: writeSbom, notice: writeNotice };
const [what] = process.argv.slice(2);
try {
  if (!Object.hasOwn(writers, what))
    throw new Stop(`Usage: node tools/supply/main.mjs ${Object.keys(writers).join('|')}`, 2);
  writers[what]();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
