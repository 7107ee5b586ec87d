import type { PolicyInfo } from 'presend';

import { examples } from '../explorer/examples.js';
import { localeNow, text, word } from '../language.js';
import { find, stamp } from '../page.js';
import type { Go, Scene, View } from '../view.js';
import { option } from '../words.js';
import { compare } from './compare.js';
import { showDifferences } from './differences.js';
import { showPairs } from './pairs.js';
import { showSide } from './side.js';

/** Two dated policies side by side, and what changed from one to the other. */
export class ChangesView implements View {
  readonly #go: Go;
  readonly #form = find<HTMLFormElement>('comparison');
  #scene: Scene | undefined;
  #shown = '';
  /** What the differences on the page are of, or will be. */
  #compared = '';

  constructor(go: Go) {
    this.#go = go;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    this.#form.addEventListener('change', () => {
      const [before, after] = [this.#select('before').value, this.#select('after').value];
      this.#go({ compared: { before, after } }, 'in place');
    });
    find('swap').addEventListener('click', () => {
      const [before, after] = [this.#select('after').value, this.#select('before').value];
      this.#go({ compared: { before, after } }, 'in place');
    });
    find('pairs-act').addEventListener('change', ({ target }) => {
      const act = (target as HTMLSelectElement).value;
      this.#go({ explored: { ...this.#scene?.state.explored, act } }, 'in place');
    });
  }

  show(scene: Scene): void {
    this.#scene = scene;
    const { checker, state } = scene;
    const { pack } = checker;
    const [before, after] = chosen(scene);
    const act = pack.acts.find((one) => one === state.explored.act) ?? 'share';
    const key = JSON.stringify([before.id, after.id, act, localeNow()]);
    if (key === this.#shown) return;
    this.#shown = key;
    for (const [name, policy] of [
      ['before', before],
      ['after', after],
    ] as const) {
      const select = this.#select(name);
      select.replaceChildren(
        ...pack.policies.map(({ id }) => option(id, text(`policies.${id}`) || id)),
      );
      select.value = policy.id;
      showSide(find(`side-${name}`), policy, pack.policies);
    }
    const acts = find<HTMLSelectElement>('pairs-act');
    acts.replaceChildren(...pack.acts.map((one) => option(one, word('acts', one))));
    acts.value = act;
    void this.#compare(scene, before, after, act);
  }

  /** First the cells of the act, then everything in words, which takes longer. */
  async #compare(
    { checker }: Scene,
    before: PolicyInfo,
    after: PolicyInfo,
    act: string,
  ): Promise<void> {
    const { corpus, whole } = examples(checker);
    const pair = JSON.stringify([before.id, after.id, localeNow()]);
    const anew = pair !== this.#compared;
    this.#compared = pair;
    if (anew) {
      find('differences').ariaBusy = 'true';
      find('differences-count').replaceChildren(...stamp('note-comparing').childNodes);
    }
    const shown = this.#shown;
    await whole;
    if (shown === this.#shown) showPairs(checker, corpus, before, after, act);
    if (!anew) return;
    const wanted = (): boolean => pair === this.#compared;
    const comparison = await compare(checker, corpus, before, after, wanted);
    if (!comparison || !wanted()) return;
    showDifferences(comparison);
    find('differences').ariaBusy = null;
  }

  #select(name: string): HTMLSelectElement {
    return this.#form.elements.namedItem(name) as HTMLSelectElement;
  }
}

/** The two that the address names; else the default policy, and the one of its family before it. */
function chosen({ checker, state }: Scene): [PolicyInfo, PolicyInfo] {
  const { policies } = checker.pack;
  const named = (id: string | undefined): PolicyInfo | undefined =>
    policies.find((policy) => policy.id === id);
  const standard = policies.find((policy) => policy.default) ?? policies[0];
  if (!standard) throw new Error('the pack has no policy');
  const after = named(state.compared.after) ?? standard;
  const earlier = policies
    .filter(({ family, id }) => family === after.family && id !== after.id)
    .sort((a, b) => (a.effective ?? '').localeCompare(b.effective ?? ''))
    .filter(({ effective }) => (effective ?? '') < (after.effective ?? ''))
    .at(-1);
  return [named(state.compared.before) ?? earlier ?? standard, after];
}
