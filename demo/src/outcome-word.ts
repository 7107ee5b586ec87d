import { localeNow, word } from './language.js';

/** Shows a verdict or outcome: its word, with its shape and colour (`data-word`). */
export function showWord(
  element: HTMLElement,
  outcome: string,
  text = word('outcomes', outcome),
): void {
  element.textContent = text;
  element.dataset['word'] = outcome;
  element.lang = localeNow();
}

/** An outcome's word in an element of its own. */
export function outcomeWord(outcome: string): HTMLElement {
  const made = document.createElement('span');
  made.className = 'word';
  showWord(made, outcome);
  return made;
}
