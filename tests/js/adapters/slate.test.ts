import { createEditor, Node, Text, type Descendant, type Editor } from 'slate';

import { TreeText } from '../../../js/adapters/slate/tree-text.js';

const tree = [
  {
    type: 'paragraph',
    children: [{ text: 'to ' }, { text: 'john@', bold: true }, { text: 'gmail.com' }],
  },
  { type: 'paragraph', children: [{ text: '' }] },
  {
    type: 'list',
    children: [
      { type: 'item', children: [{ text: 'one' }] },
      {
        type: 'item',
        children: [
          { text: 'two ' },
          { type: 'link', children: [{ text: 'linked' }] },
          { text: ' end' },
        ],
      },
    ],
  },
] as unknown as Descendant[];

function editor(children: Descendant[]): Editor {
  const made = createEditor();
  const { isInline } = made;
  made.isInline = (element) => (element as { type?: string }).type === 'link' || isInline(element);
  made.children = children;
  return made;
}

test('the text has a line feed between innermost blocks, and none around inlines', () => {
  expect(TreeText.read(editor(tree)).text).toBe('to john@gmail.com\n\none\ntwo linked end');
});

test('a range of the text is one of the tree that says the same', () => {
  const made = editor(tree);
  const read = TreeText.read(made);
  for (let start = 0; start < read.text.length; start++) {
    for (let end = start + 1; end <= read.text.length; end++) {
      const range = read.range({ start, end });
      const wanted = read.text.slice(start, end).replaceAll('\n', '');
      if (!range) throw new Error('no range');
      const said = [...Node.texts(made)]
        .map(([leaf, path]) =>
          read
            .slices({ start, end })
            .filter(({ anchor }) => anchor.path.join() === path.join())
            .map(({ anchor, focus }) => leaf.text.slice(anchor.offset, focus.offset))
            .join(''),
        )
        .join('');
      expect(said).toBe(wanted);
      if (!/^\n|\n$/.test(read.text.slice(start, end))) {
        expect(read.offset(range.anchor)).toBe(start);
        expect(read.offset(range.focus)).toBe(end);
      }
    }
  }
});

test('a point that the tree does not have has no offset', () => {
  const read = TreeText.read(editor(tree));
  expect(read.offset({ path: [7, 0], offset: 0 })).toBeNull();
  expect(Text.isText(Node.get(editor(tree), [0, 0]))).toBe(true);
});
