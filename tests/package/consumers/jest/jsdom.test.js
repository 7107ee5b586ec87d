/** @jest-environment jsdom */
import { attachComposer } from 'presend';

test('a composer shows what a checker finds', () => {
  document.body.innerHTML = '<textarea>hello</textarea>';
  const [textarea] = document.querySelectorAll('textarea');
  const decision = { verdict: 'clear', findings: [], declared: [] };
  const checker = { check: () => decision, message: () => '' };
  const composer = attachComposer(textarea, { checker });
  expect(composer.text).toBe('hello');
  composer.detach();
});
