import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

import type { Mark } from '../../composer/surface.js';
import { decorationAttributes } from '../decoration.js';

/** Puts these marks in the place of all others. */
export const setMarks = StateEffect.define<readonly Mark[]>();

/** The marks as decorations, which CodeMirror moves through every change by itself. */
export const marksField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setMarks));
    return set ? decorated(set.value) : decorations.map(transaction.changes);
  },
  provide: (field): Extension => EditorView.decorations.from(field),
});

function decorated(marks: readonly Mark[]): DecorationSet {
  return Decoration.set(
    marks.map((mark) =>
      Decoration.mark({ attributes: decorationAttributes(mark), mark }).range(mark.start, mark.end),
    ),
    true,
  );
}

/** The marks that are drawn, where they are by now. */
export function drawnMarks(decorations: DecorationSet): Mark[] {
  const drawn: Mark[] = [];
  for (const cursor = decorations.iter(); cursor.value; cursor.next()) {
    const { mark } = cursor.value.spec as { readonly mark: Mark };
    drawn.push({ ...mark, start: cursor.from, end: cursor.to });
  }
  return drawn;
}
