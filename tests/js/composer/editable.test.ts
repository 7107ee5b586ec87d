/** @jest-environment jsdom */
import { attachComposer } from '../../../js/composer/attach.js';
import type { Composer } from '../../../js/composer/options.js';

import { CheckerDouble, shown } from './double.js';

let checker: CheckerDouble;
let editor: HTMLElement;
let composer: Composer;

beforeEach(() => {
  checker = new CheckerDouble();
  document.body.innerHTML = '<div contenteditable="true"><div>one</div><div>to [block]</div></div>';
  editor = document.body.firstElementChild as HTMLElement;
  // jsdom has no layout; a box needs a place.
  Range.prototype.getClientRects = function () {
    return [new DOMRect(1, 2, 3, 4)] as unknown as DOMRectList;
  };
  composer = attachComposer(editor, { checker });
});

afterEach(() => {
  composer.detach();
});

test('the text of the editor is checked line by line, and its DOM stays as it is', () => {
  expect(composer.text).toBe('one\nto [block]');
  expect(composer.decision?.findings[0]).toMatchObject({ start: 7, end: 14 });
  expect(editor.innerHTML).toBe('<div>one</div><div>to [block]</div>');
});

test('without custom highlights a box is drawn for each line of a mark', () => {
  const boxes = document
    .querySelector('[data-presend="overlay"]')
    ?.shadowRoot?.querySelectorAll<HTMLElement>('.box');
  expect([...(boxes ?? [])].map((box) => box.dataset['outcome'])).toEqual(['block']);
});

test('a change that a framework makes is checked without an input event', async () => {
  editor.append('[ask]');
  await Promise.resolve();
  expect(composer.decision?.findings.map(({ outcome }) => outcome)).toEqual(['block', 'ask']);
});

test('Show selects the detail in the editor', () => {
  editor.tabIndex = 0;
  shown().button('show').click();
  expect(document.getSelection()?.toString()).toBe('[block]');
});

test('the caret in a detail marks its card', () => {
  const text = editor.lastElementChild?.firstChild as Text;
  document.getSelection()?.collapse(text, 5);
  document.dispatchEvent(new Event('selectionchange'));
  expect(shown().cards[0]?.getAttribute('aria-current')).toBe('true');
});

test('detach takes the boxes away', () => {
  composer.detach();
  expect(document.body.children).toHaveLength(1);
  expect(editor.getAttributeNames()).toEqual(['contenteditable']);
});
