import type { Checker, Decision, PolicyClaim, PolicyInfo, PolicyLift, PolicyRow } from 'presend';

import { joined, text } from './language.js';
import { showWord } from './outcome-word.js';
import { find, stamp, within } from './page.js';
import { placeName } from './words.js';

/** Shows the table of the policy that decides, and marks the rows that decided about this message. */
export class PolicyTable {
  readonly #checker: Checker;
  #shown: string | undefined;

  constructor(checker: Checker) {
    this.#checker = checker;
    find('policy-section').hidden = false;
  }

  /** Writes the table anew at the next decision: in another language. */
  forget(): void {
    this.#shown = undefined;
  }

  /** @param surface where the message is, for the row that decides there; absent: the policy's own default */
  show(decision: Decision, surface: string | undefined): void {
    const policy = this.#checker.pack.policies.find(({ id }) => id === decision.policy);
    if (!policy) return;
    if (this.#shown !== policy.id) {
      this.#shown = policy.id;
      this.#build(policy);
    }
    const place = surface ?? policy.defaults.surface;
    const deciding = decision.findings
      .filter(({ basis }) => basis !== 'lifted')
      .map(({ row, kind, act }) =>
        policy.rows.findIndex(
          ({ id, kinds, acts, surfaces }) =>
            id === row && kinds.includes(kind) && acts.includes(act) && surfaces.includes(place),
        ),
      );
    [...find('policy-rows').children].forEach((row, index) => {
      row.toggleAttribute('data-decides', deciding.includes(index));
    });
  }

  #build(policy: PolicyInfo): void {
    find('policy-name').textContent = text(`policies.${policy.id}`) || policy.id;
    find('policy-from').hidden = policy.effective === null;
    within(find('policy-from'), 'time').textContent = policy.effective;
    find('policy-rows').replaceChildren(...policy.rows.map((row) => this.#row(row, policy)));
    find('policy-lifts').replaceChildren(...policy.lifts.map((lift) => this.#lift(lift, policy)));
    find('policy-lifted').hidden = policy.lifts.length === 0;
  }

  #row(row: PolicyRow, policy: PolicyInfo): HTMLElement {
    const view = stamp('policy-row');
    const { pack } = this.#checker;
    view.dataset['row'] = row.id;
    const fill = (part: string, text: string): void => {
      within(view, `[data-part="${part}"]`).textContent = text;
    };
    fill('id', row.id);
    fill('when', text(`texts.${row.text}.when`));
    const kinds = this.#words(row.kinds, pack.kinds, (word) => `kinds.${word}`);
    const acts = this.#words(row.acts, pack.acts, (word) => `acts.${word}`);
    if (kinds !== null) fill('kinds', kinds);
    if (acts !== null) fill('acts', acts);
    const places = this.#words(row.surfaces, policy.words.surface, (word) => word);
    if (places !== null) fill('places', joined('list', row.surfaces.map(placeName)));
    this.#outcome(view, row.outcome);
    const exceptions = [
      ...(row.exception === null ? [] : [text(`exceptions.${row.exception}.name`)]),
      ...row.claimable.map((claim) => this.#claim(claim, row)),
    ];
    within(view, '[data-part="exceptions"]').replaceChildren(...items(exceptions));
    return view;
  }

  #lift(lift: PolicyLift, policy: PolicyInfo): HTMLElement {
    const view = stamp('policy-lift');
    within(view, '[data-part="when"]').textContent = text(`texts.${lift.text}.when`);
    const places = [...lift.surfaces, ...lift.own_surfaces];
    within(view, '[data-part="places"]').textContent =
      places.length === policy.words.surface.length ? '' : joined('list', places.map(placeName));
    this.#outcome(view, lift.outcome);
    return view;
  }

  #outcome(view: HTMLElement, outcome: string): void {
    const place = within(view, '[data-part="outcome"]');
    showWord(place, outcome);
  }

  /** What could be claimed, and for which kinds where that is not all of the row's. */
  #claim(claim: PolicyClaim, row: PolicyRow): string {
    const name = text(`exceptions.${claim.purpose}.name`);
    if (claim.kinds.length === row.kinds.length) return name;
    return `${name} (${joined(
      'list',
      claim.kinds.map((kind) => text(`kinds.${kind}`)),
    )})`;
  }

  /** The words as people read them; null when they are all there are. */
  #words(
    chosen: readonly string[],
    all: readonly string[],
    id: (word: string) => string,
  ): string | null {
    if (chosen.length === all.length) return null;
    return joined(
      'list',
      chosen.map((one) => text(id(one))),
    );
  }
}

function items(texts: readonly string[]): HTMLElement[] {
  return [...new Set(texts)].map((text) => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  });
}
