// The bill of materials of what the package ships, in CycloneDX 1.6: made from what the builds recorded, with the versions and
// hashes that they pin. The same build gives the same bytes: no time, no random serial number.
import crypto from 'node:crypto';
import fs from 'node:fs';
import { inProject } from '../paths.mjs';
import { parts } from './parts.mjs';

const shipped = {
  'presend.wasm': 'WebAssembly of the core',
  'default.pack': 'the default rule pack',
};

export function sbom() {
  const { name, version, description, license } = JSON.parse(
    fs.readFileSync(inProject('package.json'), 'utf8'),
  );
  const root = `pkg:npm/${name}@${version}`;
  const inside = parts().filter((part) =>
    Object.keys(shipped).some((one) => part.inside.includes(one)),
  );
  const artefacts = Object.entries(shipped).map(([file, what]) => ({
    type: 'file',
    'bom-ref': `${root}#dist/${file}`,
    name: file,
    version,
    description: what,
    hashes: [{ alg: 'SHA-256', content: sha256(inProject('dist', file)) }],
  }));
  const components = inside.map((part) => ({
    type: part.inside.includes('presend.wasm') ? 'library' : 'data',
    'bom-ref': part.purl,
    supplier: { name: part.supplier },
    name: part.name,
    version: part.version,
    hashes: [part.hash],
    licenses: licences(part.licence),
    purl: part.purl,
  }));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'library',
        'bom-ref': root,
        name,
        version,
        description,
        licenses: licences(license),
        purl: root,
        components: artefacts,
      },
    },
    components,
    dependencies: [
      { ref: root, dependsOn: artefacts.map((one) => one['bom-ref']) },
      ...artefacts.map((one) => ({
        ref: one['bom-ref'],
        dependsOn: inside.filter((part) => part.inside.includes(one.name)).map(({ purl }) => purl),
      })),
      ...inside.map(({ purl }) => ({ ref: purl })),
    ],
  };
}

function licences(id) {
  return / (?:AND|OR|WITH) /.test(id) ? [{ expression: id }] : [{ license: { id } }];
}

function sha256(file) {
  return crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}

export function writeSbom() {
  fs.writeFileSync(inProject('dist/presend.cdx.json'), `${JSON.stringify(sbom(), null, 2)}\n`);
}
