import type { Checker, Context, PolicyInfo } from 'presend';

import { localeNow, text, word } from '../language.js';
import { find } from '../page.js';
import type { DemoState } from '../state.js';
import type { Go, Scene, View } from '../view.js';
import { option, placeName, spoken } from '../words.js';
import { casesOf, decide } from './cell.js';
import { showCell } from './cell-view.js';
import type { Corpus } from './corpus.js';
import { examples } from './examples.js';
import { Grid, type CellName } from './grid.js';
import { matrixOf } from './matrix.js';
import { contextOf, planRole, situationOf, type Situation } from './situation.js';

/** What of a context the explorer's controls set; the rest belongs to the message at hand. */
const SET = ['policy', 'date', 'surface', 'contract', 'sender', 'recipient', 'relation'] as const;

/** The policy cell by cell: kind and place in the grid; act, policy, contract, plan, relation and writer around it. */
export class Explorer implements View {
  readonly #go: Go;
  readonly #form = find<HTMLFormElement>('situation');
  readonly #grid: Grid;
  #scene: Scene | undefined;
  #shown = '';
  /** Whether all examples are read. */
  #whole = false;

  constructor(go: Go) {
    this.#go = go;
    this.#grid = new Grid((cell) => {
      this.#choose(cell);
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    this.#form.addEventListener('change', () => {
      this.#changed();
    });
  }

  show(scene: Scene): void {
    this.#scene = scene;
    const { checker } = scene;
    const policy = policyOf(scene);
    const { corpus, whole } = examples(checker);
    if (!this.#whole)
      void whole.then(() => {
        this.#again();
      });
    const { kind, act, surface, kinds } = chosen(scene, policy, corpus);
    const situation = situationOf(policy, scene.context);
    const key = JSON.stringify([
      policy.id,
      kind,
      act,
      surface,
      situation,
      localeNow(),
      this.#whole,
    ]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.#offer(checker, policy, situation, act, surface);
    const locale = scene.state.context.locale;
    const at = (there: Situation, place: string): Context => ({
      ...contextOf(policy, there, place),
      ...(locale === undefined ? {} : { locale }),
    });
    const contexts = new Map(
      policy.words.surface.map((place) => [place, at(situation, place)] as const),
    );
    this.#grid.show({
      kinds,
      surfaces: policy.words.surface,
      key: JSON.stringify([policy.id, act, localeNow(), kinds]),
      selected: { kind, surface },
      outcome: (cell) => decide(checker, corpus, cell.kind, act, contexts.get(cell.surface) ?? {}),
    });
    this.#without(checker, kinds);
    const context = at(situation, surface);
    showCell(
      {
        checker,
        policy,
        kind,
        act,
        surface,
        context,
        cases: casesOf(checker, corpus, kind, act, context),
      },
      matrixOf(
        policy,
        situation,
        (there) => decide(checker, corpus, kind, act, at(there, surface)),
        (there) => {
          this.#goTo(policy, there, surface, {}, 'step');
          find('cell-body')
            .querySelector<HTMLElement>('.matrix [aria-pressed="true"]')
            ?.focus({ preventScroll: true });
        },
      ),
    );
    find('cell-body')
      .querySelector('[data-part="back"]')
      ?.addEventListener('click', () => {
        this.#grid.focus();
      });
  }

  /** Shows the same with all examples, once: until then only the demo's own were there. */
  #again(): void {
    if (this.#whole || !this.#scene) return;
    this.#whole = true;
    if (this.#scene.state.page === 'explorer') this.show(this.#scene);
  }

  #choose({ kind, surface }: CellName): void {
    const scene = this.#scene;
    if (!scene) return;
    const policy = policyOf(scene);
    this.#goTo(policy, situationOf(policy, scene.context), surface, { kind }, 'step');
    // Beside the grid the cell is in sight; below it, it has to be gone to.
    const cell = find('cell');
    if (cell.getBoundingClientRect().top < window.innerHeight / 2) return;
    cell.scrollIntoView({ block: 'start' });
    find('cell-title').focus({ preventScroll: true });
  }

  #goTo(
    policy: PolicyInfo,
    situation: Situation,
    surface: string,
    explored: DemoState['explored'],
    how: 'step' | 'in place',
  ): void {
    if (!this.#scene) return;
    const { state } = this.#scene;
    const kept = Object.entries(state.context).filter(
      ([name]) => !SET.some((word) => word === name),
    );
    const context: Context = {
      ...(Object.fromEntries(kept) as Context),
      ...contextOf(policy, situation, surface),
    };
    this.#go({ context, explored: { ...state.explored, ...explored } }, how);
  }

  #changed(): void {
    const scene = this.#scene;
    if (!scene) return;
    const value = (name: string): string => this.#select(name).value;
    const { policies } = scene.checker.pack;
    const before = policyOf(scene);
    const policy = policies.find(({ id }) => id === value('policy')) ?? before;
    const { defaults, words } = policy;
    const known = (list: readonly string[], word: string, standard: string): string =>
      list.includes(word) ? word : standard;
    const situation: Situation = {
      writer: known(words.role, value('writer'), defaults.sender),
      contract: known(words.contract, value('contract'), defaults.contract),
      plan: known(words.plan, value('plan'), defaults.plan),
      relation: known(words.relation, value('relation'), defaults.relation),
    };
    const surface = known(words.surface, value('surface'), defaults.surface);
    this.#goTo(policy, situation, surface, { act: value('act') }, 'in place');
  }

  #offer(
    checker: Checker,
    policy: PolicyInfo,
    situation: Situation,
    act: string,
    surface: string,
  ): void {
    const { pack } = checker;
    const { words } = policy;
    const offer = (name: string, all: readonly string[], value: string, label: Label): void => {
      const select = this.#select(name);
      select.replaceChildren(...all.map((one) => option(one, label(one) || spoken(one))));
      select.value = value;
    };
    offer(
      'policy',
      pack.policies.map(({ id }) => id),
      policy.id,
      (id) => text(`policies.${id}`),
    );
    offer('act', pack.acts, act, (one) => word('acts', one));
    offer('writer', words.role, situation.writer, (one) => word('words.role', one));
    offer('contract', words.contract, situation.contract, (one) => word('words.contract', one));
    offer('plan', words.plan, situation.plan, (one) => word('words.plan', one));
    offer('relation', words.relation, situation.relation, (one) => word('words.relation', one));
    offer('surface', words.surface, surface, placeName);
    find('situation-plan-role').textContent = word('words.role', planRole(policy));
  }

  #select(name: string): HTMLSelectElement {
    return this.#form.elements.namedItem(`explorer.${name}`) as HTMLSelectElement;
  }

  /** Names the kinds that no example is known of. */
  #without({ pack }: Checker, kinds: readonly string[]): void {
    const missing = pack.kinds.filter((kind) => !kinds.includes(kind));
    find('cells-without').hidden = missing.length === 0;
    find('cells-without-kinds').textContent = missing.map((kind) => word('kinds', kind)).join(', ');
  }
}

type Label = (word: string) => string;

function policyOf({ checker, policy }: Scene): PolicyInfo {
  const found = checker.pack.policies.find(({ id }) => id === policy);
  if (!found) throw new Error(`the pack has no policy ${policy}`);
  return found;
}

/** The cell that the state names; words that mean nothing here are those of a first visit. */
function chosen(
  { state, context, checker }: Scene,
  { words, defaults }: PolicyInfo,
  corpus: Corpus,
): CellName & { readonly act: string; readonly kinds: readonly string[] } {
  const { pack } = checker;
  const act = pack.acts.find((one) => one === state.explored.act) ?? 'share';
  const kinds = corpus.kindsOf(pack.kinds, act);
  const standard = kinds.includes('email') ? 'email' : (kinds[0] ?? '');
  return {
    act,
    kinds,
    kind: kinds.find((one) => one === state.explored.kind) ?? standard,
    surface: words.surface.find((one) => one === context.surface) ?? defaults.surface,
  };
}
