import type { Outcome } from 'presend';

import { joined, word } from '../language.js';
import { showWord } from '../outcome-word.js';
import { find, stamp, within } from '../page.js';
import { placeName } from '../words.js';
import type { Change, Changed, Comparison } from './compare.js';
import type { Compared } from './situations.js';

/** Says in words what two policies differ in. */
export function showDifferences(comparison: Comparison): void {
  const { situations, claims, places, cells, differing } = comparison;
  const count = stamp('note-differences');
  within(count, '[data-part="cells"]').textContent = String(cells);
  within(count, '[data-part="differing"]').textContent = String(differing);
  find('differences-count').replaceChildren(...count.childNodes);
  find('differences').replaceChildren(
    ...situations.map((changed, index) => {
      const view = changedView(changed, places);
      view.toggleAttribute('open', index === 0); // the ordinary case; the others unfold
      return view;
    }),
    ...(claims.length > 0 ? [stamp('claims-changed')] : []),
  );
  find('differences')
    .querySelector('[data-part="claim-changes"]')
    ?.append(
      ...claims.map(({ purpose, gained, kinds, act }) => {
        const item = stamp(gained ? 'claim-gained' : 'claim-lost');
        within(item, '[data-part="purpose"]').textContent = word('exceptions', purpose, '.name');
        within(item, '[data-part="kinds"]').textContent = kindsOf(kinds);
        within(item, '[data-part="act"]').textContent = word('acts', act);
        return item;
      }),
    );
}

function changedView({ in: situations, changes }: Changed, places: number): HTMLElement {
  const view = stamp(changes.length > 0 ? 'changed' : 'unchanged');
  within(view, '[data-part="situations"]').replaceChildren(
    ...situations.map((compared) => {
      const item = document.createElement('li');
      item.append(...situationName(compared));
      return item;
    }),
  );
  const list = view.querySelector('[data-part="changes"]');
  list?.append(
    ...changes.map((change) => {
      const item = stamp('change');
      outcome(item, 'from', change.from);
      outcome(item, 'to', change.to);
      within(item, '[data-part="kinds"]').textContent = kindsOf(change.kinds);
      within(item, '[data-part="act"]').textContent = word('acts', change.act);
      const all = change.surfaces.length === places;
      within(item, '[data-part="everywhere"]').hidden = !all;
      within(item, '[data-part="places"]').textContent = all ? '' : placesOf(change);
      return item;
    }),
  );
  return view;
}

function situationName({ differs }: Compared): Node[] {
  if (!differs) return [stamp('ordinary')];
  const { fact, word: name, writer } = differs;
  const label = document.createTextNode(word(`words.${fact}`, name));
  if (writer === undefined) return [label];
  const by = stamp('written-by');
  within(by, '[data-part="role"]').textContent = word('words.role', writer);
  return [label, document.createTextNode(' '), by];
}

function outcome(item: HTMLElement, part: string, which: Outcome): void {
  showWord(within(item, `[data-part="${part}"]`), which);
}

function kindsOf(kinds: readonly string[]): string {
  return joined(
    'list',
    kinds.map((kind) => word('kinds', kind)),
  );
}

function placesOf({ surfaces }: Change): string {
  return joined('list', surfaces.map(placeName));
}
