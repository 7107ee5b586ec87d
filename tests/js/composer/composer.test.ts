/** @jest-environment jsdom */
import { attachComposer } from '../../../js/composer/attach.js';
import type { Composer, ComposerOptions } from '../../../js/composer/options.js';
import { PresendError } from '../../../js/errors.js';
import type { Checker } from '../../../js/checker.js';
import type { Decision } from '../../../js/types.js';

import { errorWith } from '../errors.js';
import { TestClock } from './clock.js';
import { CheckerDouble, shown, type } from './double.js';

let checker: CheckerDouble;
let textarea: HTMLTextAreaElement;
let composer: Composer | undefined;

function attach(options: Partial<ComposerOptions> = {}): Composer {
  composer = attachComposer(textarea, { checker, ...options });
  return composer;
}

function panelRoot(): ShadowRoot {
  return shown().panel.getRootNode() as ShadowRoot;
}

// jsdom has no layout: every range is an empty box at the origin.
Range.prototype.getBoundingClientRect = () => new DOMRect();

beforeEach(() => {
  checker = new CheckerDouble();
  document.body.innerHTML =
    '<form><p id="hint">hint</p><textarea aria-describedby="hint"></textarea></form>';
  textarea = document.querySelector('textarea') as HTMLTextAreaElement;
});

afterEach(() => {
  composer?.detach();
  composer = undefined;
});

test('what is there already is checked at once', () => {
  textarea.value = 'at [block]';
  const decisions: Decision[] = [];
  attach({ onDecision: (decision) => decisions.push(decision) });
  expect(decisions.map(({ verdict }) => verdict)).toEqual(['block']);
  expect(shown().marks).toEqual([['block', '[block]']]);
});

test('typing marks and lists, strictest first in the summary', () => {
  attach();
  expect(shown().panel.hidden).toBe(true);
  type(textarea, 'a [advise] b [block1] c [block2]');
  expect(shown().marks).toEqual([
    ['advise', '[advise]'],
    ['block', '[block1]'],
    ['block', '[block2]'],
  ]);
  expect(shown().cards.map((card) => card.dataset['outcome'])).toEqual([
    'advise',
    'block',
    'block',
  ]);
  expect(shown().panel.querySelector('.summary')?.textContent).toBe(
    'interface.summary_block_other 2 interface.summary_advise_one 1',
  );
  expect(shown().cards[0]?.querySelector('.condition dd')?.textContent).toBe('if');
  type(textarea, 'nothing');
  expect(shown().panel.hidden).toBe(true);
  expect(shown().marks).toEqual([]);
});

test('the mirror repeats the text of the textarea', () => {
  attach();
  type(textarea, 'one\n[ask] two\n');
  const mirror = document
    .querySelector('[data-presend="overlay"]')
    ?.shadowRoot?.querySelector('.mirror');
  expect(mirror?.textContent).toBe('one\n[ask] two\n');
  expect(mirror?.closest('.layer')?.getAttribute('aria-hidden')).toBe('true');
});

test('a lifted finding is a note, without a mark or a card', () => {
  attach();
  type(textarea, '[lifted] and [lifted2]');
  expect(shown().marks).toEqual([]);
  expect(shown().cards).toEqual([]);
  expect(shown().panel.hidden).toBe(false);
  expect(shown().panel.querySelector('.note')?.textContent).toBe('why if');
});

test('a claim is checked again, can be taken back, and is there for sending', () => {
  const one = attach({
    context: { surface: 'message', declared: [{ purpose: 'own', kind: 'email', value: 'x' }] },
  });
  type(textarea, 'to [block]');
  const claimed = one.claim('[block]', 'reason');
  expect(claimed.verdict).toBe('advise');
  expect(checker.checked.at(-1)?.context).toEqual({
    surface: 'message',
    declared: [
      { purpose: 'own', kind: 'email', value: 'x' },
      { purpose: 'reason', kind: 'email', value: '[block]' },
    ],
  });
  expect(one.declared).toEqual([{ purpose: 'reason', kind: 'email', value: '[block]' }]);
  type(textarea, 'to nobody');
  expect(one.declared).toEqual([]);
  type(textarea, 'to [block] again');
  expect(one.decision?.verdict).toBe('advise');
  expect(one.claim('[block]', null).verdict).toBe('block');
  expect(one.declared).toEqual([]);
});

test('a second claim for the same detail takes the place of the first', () => {
  const one = attach();
  type(textarea, 'to [block]');
  one.claim('[block]', 'other_reason');
  one.claim('[block]', 'reason');
  expect(checker.checked.at(-1)?.context?.declared).toEqual([
    { purpose: 'reason', kind: 'email', value: '[block]' },
  ]);
});

test('what the page itself has declared is shown, and is the page’s to take back', () => {
  attach({ context: { declared: [{ purpose: 'reason', kind: 'email', value: '[block]' }] } });
  type(textarea, 'to [block]');
  expect(shown().panel.querySelector('.claimed')?.textContent).toBe('interface.claimed');
  expect(() => shown().button('unclaim')).toThrow();
});

test('a claim for a finding that is not there is an error', () => {
  const one = attach();
  expect(() => one.claim('no', 'reason')).toThrow(errorWith('invalid_arguments'));
});

test('the buttons of a card claim, take back, show and remove', () => {
  attach();
  type(textarea, 'to [block] now');
  expect(shown().button('claim:other_reason').textContent).toBe('exceptions.other_reason.claim');
  shown().button('claim:reason').click();
  expect(shown().cards[0]?.dataset['outcome']).toBe('advise');
  shown().button('unclaim').click();
  expect(shown().cards[0]?.dataset['outcome']).toBe('block');
  shown().button('show').click();
  expect(document.activeElement).toBe(textarea);
  expect([textarea.selectionStart, textarea.selectionEnd]).toEqual([3, 10]);
  shown().button('fix').click();
  expect(textarea.value).toBe('to  now');
  expect(shown().cards).toEqual([]);
});

test('a purpose that the pack has no text for shows its word', () => {
  checker.message = (id) => (id.startsWith('exceptions.') ? '' : id);
  attach();
  type(textarea, '[ask]');
  expect(shown().button('claim:other_reason').textContent).toBe('other reason');
});

test('the focus stays on a card while its finding stays, and goes on when its button goes', () => {
  attach();
  type(textarea, 'to [block]');
  shown().button('claim:reason').focus();
  const card = shown().cards[0];
  type(textarea, 'so, to [block]');
  expect(shown().cards[0]).toBe(card);
  expect(panelRoot().activeElement).toBe(shown().button('claim:reason'));
  shown().button('claim:reason').click();
  expect(panelRoot().activeElement).toBe(shown().button('unclaim'));
  type(textarea, 'nobody');
  expect(document.activeElement).toBe(textarea);
});

test('Escape in the panel goes back to the text', () => {
  attach();
  type(textarea, 'to [block]');
  shown().button('show').focus();
  shown()
    .button('show')
    .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(document.activeElement).toBe(textarea);
});

test('the caret in a detail marks its card', () => {
  attach();
  type(textarea, 'to [block] or [ask]');
  textarea.focus();
  textarea.setSelectionRange(16, 16);
  document.dispatchEvent(new Event('selectionchange'));
  expect(shown().cards.map((card) => card.getAttribute('aria-current'))).toEqual([null, 'true']);
  textarea.setSelectionRange(0, 0);
  document.dispatchEvent(new Event('selectionchange'));
  expect(shown().cards.map((card) => card.getAttribute('aria-current'))).toEqual([null, null]);
});

test('checkNow checks in the middle of a composition', () => {
  const one = attach();
  textarea.dispatchEvent(new CompositionEvent('compositionstart'));
  type(textarea, '[block]', { isComposing: true });
  expect(one.checkNow().verdict).toBe('block');
});

test('update goes on under another context, or stays under the old one when it is wrong', () => {
  const one = attach({ context: { surface: 'message' } });
  one.update({ surface: 'proposal' });
  expect(checker.checked.at(-1)?.context).toEqual({ surface: 'proposal' });
  checker.fails = new PresendError('unknown_word', 'no such surface');
  expect(() => one.update({ surface: 'wall' })).toThrow(errorWith('unknown_word'));
  checker.fails = undefined;
  one.checkNow();
  expect(checker.checked.at(-1)?.context).toEqual({ surface: 'proposal' });
});

test('a wrong context at the start is an error, and leaves nothing behind', () => {
  const before = document.body.innerHTML;
  checker.fails = new PresendError('unknown_word', 'no such surface');
  expect(() => attach()).toThrow(errorWith('unknown_word'));
  expect(document.body.innerHTML).toBe(before);
});

test('a text that cannot be checked is said to be unchecked, and nothing is marked', () => {
  const errors: string[] = [];
  const one = attach({ onError: ({ code }) => errors.push(code) });
  type(textarea, 'to [block]');
  checker.fails = new PresendError('text_too_long', 'too long');
  type(textarea, 'to [block] and more');
  expect(errors).toEqual(['text_too_long']);
  expect(one.decision).toBeNull();
  expect(one.declared).toEqual([]);
  expect(shown().marks).toEqual([]);
  expect(shown().panel.querySelector('.summary')?.textContent).toBe('interface.unchecked');
  expect(() => one.checkNow()).toThrow(errorWith('text_too_long'));
});

test('a form that is reset is checked again', async () => {
  const one = attach();
  type(textarea, '[block]');
  document.querySelector('form')?.reset();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(one.decision?.verdict).toBe('clear');
});

test('the summary describes the editor, after what the page says of it', () => {
  attach();
  type(textarea, '[block]');
  const ids = textarea.getAttribute('aria-describedby')?.split(' ') ?? [];
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe('hint');
  expect(document.getElementById(ids[1] ?? '')?.textContent).toBe('interface.summary_block_one 1');
});

test('one polite live region announces changes of the count, once the user pauses', () => {
  const clock = new TestClock();
  attach({ clock });
  type(textarea, '[block]');
  expect(shown().live).toBe('');
  clock.pass(500);
  expect(shown().live).toBe('interface.summary_block_one 1');
  type(textarea, 'more text [block]');
  clock.pass(500);
  expect(shown().live).toBe('interface.summary_block_one 1');
  type(textarea, 'nothing');
  clock.pass(500);
  expect(shown().live).toBe('interface.summary_none');
  const regions = document
    .querySelector('[data-presend="panel"]')
    ?.shadowRoot?.querySelectorAll('[aria-live]');
  expect([...(regions ?? [])].map((region) => region.getAttribute('aria-live'))).toEqual([
    'polite',
  ]);
});

test('detach leaves the page as it was', () => {
  const before = document.body.innerHTML;
  const one = attach();
  type(textarea, '[block]');
  one.detach();
  composer = undefined;
  expect(document.body.innerHTML).toBe(before);
  const checks = checker.checked.length;
  type(textarea, '[ask]');
  document.dispatchEvent(new Event('selectionchange'));
  expect(checker.checked).toHaveLength(checks);
});

test('the panel goes where the page wants it', () => {
  const place = document.createElement('aside');
  document.body.append(place);
  attach({ panel: place });
  expect(place.querySelector('[data-presend="panel"]')).not.toBeNull();
});

test('two composers on one page have summaries of their own', () => {
  const other = document.createElement('textarea');
  document.body.append(other);
  attach();
  const second = attachComposer(other, { checker });
  expect(other.getAttribute('aria-describedby')).not.toBe(
    textarea.getAttribute('aria-describedby')?.split(' ')[1],
  );
  second.detach();
});

test('another element is refused', () => {
  expect(() => attachComposer(document.createElement('div'), { checker })).toThrow(
    errorWith('invalid_arguments'),
  );
});

test('with a checker that answers at once, so does the composer', () => {
  const held = (given: Checker): boolean => {
    composer = attachComposer(textarea, { checker: given });
    return composer.holdsSend();
  };
  textarea.value = '[block]';
  expect(held(checker as unknown as Checker)).toBe(true);
});
