import fc from 'fast-check';
import { Schema, type Node } from 'prosemirror-model';

import { DocText, leafText } from '../../../js/adapters/prosemirror/doc-text.js';

const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*' },
    quote: { group: 'block', content: 'block+' },
    rule: { group: 'block' },
    card: { group: 'block', leafText: () => '[card]' },
    text: { group: 'inline' },
    hard_break: { group: 'inline', inline: true },
    image: { group: 'inline', inline: true },
    mention: {
      group: 'inline',
      inline: true,
      attrs: { name: {} },
      leafText: (node) => `@${String(node.attrs['name'])}`,
    },
  },
  marks: { strong: {} },
});

const inline: fc.Arbitrary<Node> = fc.oneof(
  fc
    .string({ unit: fc.constantFrom('a', 'b', ' ', '😀'), minLength: 1, maxLength: 4 })
    .map((text) => schema.text(text)),
  fc
    .string({ unit: fc.constantFrom('c', 'd'), minLength: 1, maxLength: 3 })
    .map((text) => schema.text(text, [schema.mark('strong')])),
  fc.constantFrom('hard_break', 'image').map((type) => schema.node(type)),
  fc.constant(null).map(() => schema.node('mention', { name: 'ann' })),
);
const paragraph = fc
  .array(inline, { maxLength: 5 })
  .map((nodes) => schema.node('paragraph', null, nodes));
const block: fc.Arbitrary<Node> = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  fc.constantFrom('rule', 'card').map((type) => schema.node(type)),
  fc
    .array(paragraph, { minLength: 1, maxLength: 3 })
    .map((nodes) => schema.node('quote', null, nodes)),
);
const doc = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((blocks) => schema.node('doc', null, blocks));

const said = (node: Node, from: number, to: number): string =>
  node.textBetween(from, to, '\n', leafText);

test('the text is what ProseMirror itself gives, with a line feed between blocks', () => {
  fc.assert(
    fc.property(doc, (node) => {
      expect(DocText.read(node).text).toBe(said(node, 0, node.content.size));
    }),
  );
});

test('a range of the text is one of the document that says the same, and the way back', () => {
  fc.assert(
    fc.property(doc, (node) => {
      const read = DocText.read(node);
      // Within a mention, and at its borders, a range means the whole of it.
      const whole = /@ann|\[card\]/.test(read.text);
      for (let start = 0; start < read.text.length; start++) {
        for (let end = start + 1; end <= read.text.length; end++) {
          const at = read.positions({ start, end });
          if (!at) throw new Error('no positions');
          const back = said(node, at.from, at.to);
          if (whole) expect(back).toContain(read.text.slice(start, end).trim());
          else
            expect(back.replace(/^\n|\n$/g, '')).toBe(
              read.text.slice(start, end).replace(/^\n|\n$/g, ''),
            );
        }
      }
      for (let offset = 0; offset < read.text.length && !whole; offset++) {
        const at = read.positions({ start: offset, end: offset + 1 });
        expect(read.offset(at?.from ?? -1)).toBe(offset);
      }
    }),
    { numRuns: 60 },
  );
});

test('a document without text has no positions', () => {
  const read = DocText.read(schema.node('doc', null, [schema.node('paragraph')]));
  expect(read.text).toBe('');
  expect(read.positions({ start: 0, end: 0 })).toBeNull();
});
