import type { Finding } from 'presend';

import { word } from '../language.js';
import { showWord } from '../outcome-word.js';
import { find, stamp, within } from '../page.js';
import { placeName } from '../words.js';

export interface CellName {
  readonly kind: string;
  readonly surface: string;
}

export interface Cells {
  readonly kinds: readonly string[];
  readonly surfaces: readonly string[];
  /** Changes whenever the heads of rows and columns do: the language, the words of the policy. */
  readonly key: string;
  readonly selected: CellName;
  outcome(cell: CellName): Finding | undefined;
}

/** The grid of kinds and places: one tab stop, arrow keys within, Enter chooses (the grid pattern of ARIA). */
export class Grid {
  readonly #body = find('cells-body');
  readonly #choose: (cell: CellName) => void;
  #key = '';

  constructor(choose: (cell: CellName) => void) {
    this.#choose = choose;
    this.#body.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest('button');
      if (button) this.#choose(nameOf(button));
    });
    this.#body.addEventListener('keydown', (event) => {
      this.#move(event);
    });
  }

  show(cells: Cells): void {
    if (cells.key !== this.#key) {
      this.#key = cells.key;
      this.#build(cells);
    }
    const { selected } = cells;
    for (const button of this.#buttons()) {
      const name = nameOf(button);
      const chosen = name.kind === selected.kind && name.surface === selected.surface;
      const finding = cells.outcome(name);
      button.tabIndex = chosen ? 0 : -1;
      button.parentElement?.setAttribute('aria-selected', String(chosen));
      button.parentElement?.toggleAttribute('data-place', name.surface === selected.surface);
      button.dataset['row'] = finding?.row ?? '';
      const place = within(button, '.word');
      if (finding) showWord(place, finding.outcome);
      else {
        place.textContent = '–';
        delete place.dataset['word'];
      }
    }
  }

  /** Back to the cell that is chosen. */
  focus(): void {
    this.#body.querySelector<HTMLElement>('[aria-selected="true"] button')?.focus();
  }

  #build({ kinds, surfaces }: Cells): void {
    find('cells-head').replaceChildren(
      stamp('cell-corner'),
      ...surfaces.map((surface) => {
        const head = stamp('cell-column');
        head.textContent = placeName(surface);
        return head;
      }),
    );
    this.#body.replaceChildren(
      ...kinds.map((kind) => {
        const row = stamp('cell-row');
        within(row, 'th').textContent = word('kinds', kind);
        row.append(
          ...surfaces.map((surface) => {
            const cell = stamp('grid-cell');
            const button = within(cell, 'button');
            button.dataset['kind'] = kind;
            button.dataset['surface'] = surface;
            return cell;
          }),
        );
        return row;
      }),
    );
  }

  #move(event: KeyboardEvent): void {
    const button = (event.target as Element).closest('button');
    const row = button?.closest('tr');
    if (!button || !row) return;
    const rows = [...this.#body.querySelectorAll('tr')];
    const column = [...row.querySelectorAll('button')].indexOf(button);
    const at = (line: number, place: number): HTMLButtonElement | undefined =>
      rows[line]?.querySelectorAll('button')[place];
    const line = rows.indexOf(row);
    const forward = getComputedStyle(row).direction === 'rtl' ? -1 : 1;
    const last = row.querySelectorAll('button').length - 1;
    const targets: Readonly<Record<string, HTMLButtonElement | undefined>> = {
      ArrowUp: at(line - 1, column),
      ArrowDown: at(line + 1, column),
      ArrowLeft: at(line, column - forward),
      ArrowRight: at(line, column + forward),
      Home: at(event.ctrlKey ? 0 : line, 0),
      End: at(event.ctrlKey ? rows.length - 1 : line, last),
    };
    if (!Object.hasOwn(targets, event.key)) return;
    event.preventDefault();
    const next = targets[event.key];
    if (!next || next.offsetParent === null) return;
    for (const other of this.#buttons()) other.tabIndex = other === next ? 0 : -1;
    next.focus();
  }

  #buttons(): HTMLButtonElement[] {
    return [...this.#body.querySelectorAll('button')];
  }
}

function nameOf({ dataset }: HTMLElement): CellName {
  return { kind: dataset['kind'] ?? '', surface: dataset['surface'] ?? '' };
}
