/** @jest-environment jsdom */
import { DomText } from '../../../js/composer/dom-text.js';

// jsdom takes every element for a block unless a stylesheet says otherwise.
document.head.innerHTML = '<style>b, i, span { display: inline }</style>';

function editor(html: string): HTMLElement {
  document.body.innerHTML = `<div contenteditable>${html}</div>`;
  return document.body.firstElementChild as HTMLElement;
}

test.each([
  ['plain', 'plain'],
  ['one<br>two', 'one\ntwo'],
  ['<div>one</div><div>two</div>', 'one\ntwo'],
  ['one<div>two</div>three', 'one\ntwo\nthree'],
  ['<div>one</div><div><br></div><div>two</div>', 'one\n\ntwo'],
  ['<div>one<br></div><div>two</div>', 'one\ntwo'],
  ['<p>one <b>bold</b> <i>text</i></p>', 'one bold text'],
  ['<ul><li>one</li><li>two</li></ul>', 'one\ntwo'],
  ['seen<span style="display: none">unseen</span>', 'seen'],
  ['<div><div>nested</div></div><div>next</div>', 'nested\nnext'],
  ['', ''],
])('%s reads as %j', (html, text) => {
  expect(DomText.read(editor(html)).text).toBe(text);
});

test('a range of the text is a range of the nodes, across elements and lines', () => {
  const root = editor('<div>john<b>@gm</b>ail</div><div>.com now</div>');
  const read = DomText.read(root);
  for (let start = 0; start <= read.text.length; start++) {
    for (let end = start; end <= read.text.length; end++) {
      const range = read.range({ start, end });
      expect(range?.toString()).toBe(read.text.slice(start, end).replace('\n', ''));
    }
  }
});

test('a range starts and ends in the nodes it covers, not at the end of their neighbours', () => {
  const root = editor('see <b>here</b> now');
  const bold = root.querySelector('b')?.firstChild;
  const range = DomText.read(root).range({ start: 4, end: 8 });
  expect(range?.startContainer).toBe(bold);
  expect(range?.endContainer).toBe(bold);
});

test('a place in the DOM is an offset of the text', () => {
  const root = editor('<div>ab</div><div>cd<br>ef</div>');
  const read = DomText.read(root);
  const [first, second] = root.children;
  expect(read.text).toBe('ab\ncd\nef');
  expect(read.offset(first?.firstChild as Node, 1)).toBe(1);
  expect(read.offset(second?.firstChild as Node, 1)).toBe(4);
  expect(read.offset(second?.lastChild as Node, 0)).toBe(6);
  expect(read.offset(root, 1)).toBe(3);
  expect(read.offset(root, 2)).toBe(8);
  expect(read.offset(document.body, 0)).toBeNull();
});

test('an empty editor has no range', () => {
  expect(DomText.read(editor('<br>')).range({ start: 0, end: 1 })).toBeNull();
});
