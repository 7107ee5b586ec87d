/** @jest-environment jsdom */
import { attachComposer } from '../../../js/composer/attach.js';

import { errorWith } from '../errors.js';
import { TestClock } from './clock.js';
import { CheckerDouble, shown } from './double.js';

function input(type: string): HTMLInputElement {
  document.body.innerHTML = `<input type="${type}" value="to [block].">`;
  return document.querySelector('input') as HTMLInputElement;
}

// jsdom has no layout: every range is an empty box at the origin.
Range.prototype.getBoundingClientRect = () => new DOMRect();

test.each(['text', 'search', 'tel', 'url', 'unheard-of'])(
  'an input of the type %s has marks',
  (type) => {
    const element = input(type);
    const before = document.body.innerHTML;
    const composer = attachComposer(element, {
      checker: new CheckerDouble(),
      clock: new TestClock(),
    });
    expect(shown().marks).toEqual([['block', '[block]']]);
    shown().button('show').click();
    expect([element.selectionStart, element.selectionEnd]).toEqual([3, 10]);
    shown().button('fix').click();
    expect(element.value).toBe('to .');
    composer.detach();
    expect(document.body.innerHTML).toBe(before);
  },
);

test.each(['email', 'number', 'password', 'checkbox'])('one of the type %s is refused', (type) => {
  expect(() => attachComposer(input(type), { checker: new CheckerDouble() })).toThrow(
    errorWith('invalid_arguments'),
  );
});
