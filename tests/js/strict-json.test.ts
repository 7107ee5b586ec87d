import { parseStrict } from '../../js/strict-json.js';

test.each([
  ['{"a":[1,"b",null,true]}', { a: [1, 'b', null, true] }],
  ['null', null],
  ['\ufeff{}', {}],
  ['{"a":{"b":1},"c":{"b":2}}', { a: { b: 1 }, c: { b: 2 } }],
  ['{"a":"\\"b\\":1,\\"b\\":2"}', { a: '"b":1,"b":2' }],
  ['[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
])('%s is read', (json, value) => {
  expect(parseStrict(json)).toEqual(value);
});

test.each([
  '',
  'word',
  '{"a":1,"a":2}',
  '{"a":1,"\\u0061":2}',
  '{"x":{"a":1,"b":{"a":1},"a":2}}',
  '1e999',
  `${'['.repeat(33)}${']'.repeat(33)}`,
])('%s is not', (json) => {
  expect(parseStrict(json)).toBeUndefined();
});
