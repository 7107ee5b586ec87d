import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument } from 'presend/server';

import { root } from '../engine.js';
import { checkOf, document } from './document.js';

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

test('every schema of it compiles, every reference leads somewhere, and every part is described', () => {
  const schemas = (document as unknown as { components: { schemas: Record<string, object> } })
    .components.schemas;
  for (const [name, schema] of Object.entries(schemas)) {
    expect(typeof checkOf('components', 'schemas', name)).toBe('function');
    expect(schema).toHaveProperty('description');
  }
  for (const [, name = ''] of JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g))
    expect(Object.keys(schemas)).toContain(name);
});

test('the request names its limits', () => {
  const text = JSON.stringify(openApiDocument({ textBytes: 1234, declared: 5 }));
  expect(text).toContain('1234 bytes');
  expect(text).toContain('"maxItems":5');
});

test('the package ships it', () => {
  const file = path.join(root, 'dist', 'server', 'openapi.json');
  expect(existsSync(file)).toBe(true);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(openApiDocument());
});
