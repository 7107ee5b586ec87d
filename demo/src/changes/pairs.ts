import type { Checker, PolicyInfo } from 'presend';

import { decide } from '../explorer/cell.js';
import type { Corpus } from '../explorer/corpus.js';
import { contextOf, ordinary } from '../explorer/situation.js';
import { word } from '../language.js';
import { leadTo } from '../links.js';
import { showWord } from '../outcome-word.js';
import { find, stamp, within } from '../page.js';
import { placeName } from '../words.js';
import { commonSurfaces } from './situations.js';

/** Both policies in one table: each cell has what becomes of it before and after. */
export function showPairs(
  checker: Checker,
  corpus: Corpus,
  before: PolicyInfo,
  after: PolicyInfo,
  act: string,
): void {
  const surfaces = commonSurfaces(before, after);
  const kinds = corpus.kindsOf(checker.pack.kinds, act);
  find('pairs-head').replaceChildren(
    stamp('pair-corner'),
    ...surfaces.map((surface) => {
      const head = stamp('matrix-column');
      head.textContent = placeName(surface);
      return head;
    }),
  );
  find('pairs-body').replaceChildren(
    ...kinds.map((kind) => {
      const row = stamp('matrix-row');
      within(row, 'th').textContent = word('kinds', kind);
      row.append(
        ...surfaces.map((surface) => {
          const cell = stamp('pair-cell');
          const outcomes = [before, after].map((policy) => {
            const context = contextOf(policy, ordinary(policy), surface);
            return decide(checker, corpus, kind, act, context)?.outcome ?? '';
          });
          const [from = '', to = ''] = outcomes;
          showWord(within(cell, '[data-part="from"]'), from);
          showWord(within(cell, '[data-part="to"]'), to);
          const link = within<HTMLAnchorElement>(cell, 'a');
          link.toggleAttribute('data-changed', from !== to);
          leadTo(link, {
            page: 'explorer',
            context: contextOf(after, ordinary(after), surface),
            explored: { kind, ...(act === 'share' ? {} : { act }) },
          });
          return cell;
        }),
      );
      return row;
    }),
  );
}
