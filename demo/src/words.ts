import type { PackInfo, PolicyInfo } from 'presend';

import { text, word } from './language.js';
import { stamp } from './page.js';

/** A word of the policy as people read it. */
export function spoken(word: string): string {
  return word.replaceAll('_', ' ');
}

export function option(value: string, label = spoken(value)): HTMLOptionElement {
  const made = document.createElement('option');
  made.value = value;
  made.textContent = label;
  return made;
}

/**
 * Fills a select with words, keeping its choice where the words still have it.
 * @param optional starts with the choice "default", which leaves the value out of the context
 */
export function fill(
  select: HTMLSelectElement,
  options: readonly HTMLOptionElement[],
  optional: boolean,
): void {
  const { value } = select;
  select.replaceChildren(
    ...(optional ? [stamp<HTMLOptionElement>('default-option')] : []),
    ...options,
  );
  choose(select, value);
}

/** Selects a value; one that is not among the options is added, so that the checker can say what is wrong with it. */
export function choose(select: HTMLSelectElement, value: string): void {
  const word = value === select.dataset['default'] ? '' : value; // the default word is the choice to say nothing
  const known = [...select.options].some((candidate) => candidate.value === word);
  if (!known && word !== '') select.append(option(word));
  select.value = word;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

/**
 * Fills a select with a policy's words as people read them; its default word is chosen by saying nothing. A choice that
 * the policy has no word for falls back to that.
 */
export function fillWords(
  select: HTMLSelectElement,
  words: readonly string[],
  standard: string,
  label: (word: string) => string,
): void {
  const { value } = select;
  select.dataset['default'] = standard;
  select.replaceChildren(
    ...words.map((word) => option(word === standard ? '' : word, label(word) || spoken(word))),
  );
  choose(select, words.includes(value) ? value : '');
}

/** The dated policy whose words the controls offer: the one chosen, the newest of the family chosen, or the default. */
export function policyInView(pack: PackInfo, chosen: string): PolicyInfo | undefined {
  const { policies } = pack;
  const standard = policies.find((policy) => policy.default);
  const family = policies
    .filter((policy) => policy.family === chosen)
    .sort((a, b) => (a.effective ?? '').localeCompare(b.effective ?? ''));
  return (
    policies.find((policy) => policy.id === chosen) ??
    family.find((policy) => policy.default) ??
    family.at(-1) ??
    standard ??
    policies[0]
  );
}

/** Where a message stands: "message" of "message, which only the other person sees". */
export function placeName(surface: string): string {
  return word('words.surface', surface).split(/[,،，]/, 1)[0] ?? surface;
}

/** The names a context's `policy` may have: each family with several, of which the date picks, and each dated policy. */
export function policyOptions({ policies }: PackInfo): HTMLOptionElement[] {
  const families = [...new Set(policies.map((policy) => policy.family))];
  return families.flatMap((family) => {
    const dated = policies.filter((policy) => policy.family === family);
    const named = dated.map((policy) =>
      option(policy.id, text(`policies.${policy.id}`) || policy.id),
    );
    if (dated.length < 2) return named;
    const byDate = stamp<HTMLOptionElement>('family-option');
    byDate.value = family;
    byDate.textContent = `${spoken(family)}, ${byDate.textContent}`;
    return [byDate, ...named];
  });
}
