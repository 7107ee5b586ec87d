import { Fnv1a64 } from '../../js/fnv.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('FNV-1a of %j is what its authors say', (text, digest) => {
  expect(new Fnv1a64().add(bytes(text)).hex()).toBe(digest);
});

test('FNV-1a is what it is by definition, whole and in pieces', () => {
  const text = bytes('añ€😀 {"start":12}'.repeat(20));
  let expected = 0xcbf29ce484222325n;
  for (const byte of text)
    expected = BigInt.asUintN(64, (expected ^ BigInt(byte)) * 0x100000001b3n);
  const hex = expected.toString(16).padStart(16, '0');
  expect(new Fnv1a64().add(text).hex()).toBe(hex);
  for (let at = 0; at < text.length; at += 7) {
    expect(new Fnv1a64().add(text.subarray(0, at)).add(text.subarray(at)).hex()).toBe(hex);
  }
});
