import type { Finding, PolicyInfo } from 'presend';

import { word } from '../language.js';
import { showWord } from '../outcome-word.js';
import { stamp, within } from '../page.js';
import type { Situation } from './situation.js';

/** The same cell for every contract and plan, each to be chosen. */
export function matrixOf(
  policy: PolicyInfo,
  situation: Situation,
  decide: (situation: Situation) => Finding | undefined,
  choose: (situation: Situation) => void,
): HTMLElement {
  const view = stamp('cell-matrix');
  const { contract: contracts, plan: plans } = policy.words;
  within(view, '[data-part="plans"]').append(
    ...plans.map((plan) => {
      const head = stamp('matrix-column');
      head.textContent = word('words.plan', plan);
      return head;
    }),
  );
  within(view, 'tbody').replaceChildren(
    ...contracts.map((contract) => {
      const row = stamp('matrix-row');
      within(row, 'th').textContent = word('words.contract', contract);
      row.append(
        ...plans.map((plan) => {
          const cell = stamp('matrix-cell');
          const button = within(cell, 'button');
          const there: Situation = { ...situation, contract, plan };
          const finding = decide(there);
          if (finding) showWord(within(button, '.word'), finding.outcome);
          const here = contract === situation.contract && plan === situation.plan;
          button.ariaPressed = String(here);
          button.dataset['contract'] = contract;
          button.dataset['plan'] = plan;
          button.addEventListener('click', () => {
            choose(there);
          });
          return cell;
        }),
      );
      return row;
    }),
  );
  return view;
}
