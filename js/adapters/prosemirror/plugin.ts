import { Plugin, PluginKey, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';

import type { Mark } from '../../composer/surface.js';
import { decorationAttributes } from '../decoration.js';
import { DocText } from './doc-text.js';

interface Drawn {
  readonly marks: readonly Mark[];
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Drawn>('presend');

/** What a composer wants to hear of each view. */
const listeners = new WeakMap<EditorView, () => void>();

/**
 * The plugin that draws the marks. `attachProseMirror` adds it to the state by itself; who gives the editor a list of
 * plugins of his own and changes it later puts it into that list.
 */
export function presendPlugin(): Plugin {
  return new Plugin<Drawn>({
    key,
    state: {
      init: () => ({ marks: [], decorations: DecorationSet.empty }),
      apply(transaction, drawn, _, state) {
        const marks = transaction.getMeta(key) as readonly Mark[] | undefined;
        if (marks) return { marks, decorations: decorated(marks, state) };
        if (!transaction.docChanged) return drawn;
        const { mapping, doc } = transaction;
        return { marks: drawn.marks, decorations: drawn.decorations.map(mapping, doc) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
    view: () => ({
      update(view, before) {
        if (before.doc !== view.state.doc || !before.selection.eq(view.state.selection))
          listeners.get(view)?.();
      },
    }),
  });
}

function decorated(marks: readonly Mark[], { doc }: EditorState): DecorationSet {
  const read = DocText.read(doc);
  const decorations = marks.map((mark) => {
    const at = read.positions(mark);
    return at && Decoration.inline(at.from, at.to, decorationAttributes(mark), { mark });
  });
  return DecorationSet.create(
    doc,
    decorations.filter((decoration) => decoration !== null),
  );
}

/** Takes care that the plugin is there. Returns how to undo that. */
export function install(view: EditorView): () => void {
  if (key.get(view.state)) return () => undefined;
  const plugin = presendPlugin();
  view.updateState(view.state.reconfigure({ plugins: [...view.state.plugins, plugin] }));
  return () => {
    if (view.isDestroyed) return;
    const plugins = view.state.plugins.filter((other) => other !== plugin);
    view.updateState(view.state.reconfigure({ plugins }));
  };
}

export function draw(view: EditorView, marks: readonly Mark[]): void {
  view.dispatch(view.state.tr.setMeta(key, marks).setMeta('addToHistory', false));
}

/** The marks that are drawn, where they are by now. */
export function drawnMarks(view: EditorView, read: DocText): Mark[] {
  const found = key.getState(view.state)?.decorations.find() ?? [];
  return found
    .map(({ from, to, spec }) => {
      const { mark } = spec as { readonly mark: Mark };
      return { ...mark, start: read.offset(from), end: read.offset(to) };
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Calls back after every change of the document or of the selection. Returns how to stop. */
export function listen(view: EditorView, changed: () => void): () => void {
  listeners.set(view, changed);
  return () => {
    listeners.delete(view);
  };
}
