import {
  createElement,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ComponentProps,
  type JSX,
  type Ref,
} from 'react';
import { Text, type DecoratedRange, type NodeEntry } from 'slate';
import {
  DefaultLeaf,
  Editable,
  useSlate,
  type ReactEditor,
  type RenderLeafProps,
} from 'slate-react';

import { SurfaceComposer } from '../../composer/composer.js';
import type { Composer, ComposerOptions } from '../../composer/options.js';
import type { Mark } from '../../composer/surface.js';
import { decorationAttributes } from '../decoration.js';
import { useComposer } from '../react/use-composer.js';
import { SlateSurface, type Decorated } from './surface.js';

type EditableProps = ComponentProps<typeof Editable>;

export type PresendEditableProps = EditableProps & {
  /** Null while there is no checker yet: the editor is an ordinary one then. */
  readonly presend: ComposerOptions | null;
  /** Is given the composer, or null while there is none. */
  readonly composerRef?: Ref<Composer | null>;
};

type MarkedLeaf = Text & { readonly presend?: Mark };

const NOTHING: DecoratedRange[] = [];

/**
 * Slate's `<Editable>` with a composer, in its place: `decorate` and `renderLeaf` go on to work. The composer's text is
 * that of the texts of the tree, with a line feed between blocks. Slate takes what an input method composes on a desktop
 * when it is done, so the composer checks it then.
 */
export function PresendEditable(props: PresendEditableProps): JSX.Element {
  const { presend, composerRef, decorate, renderLeaf, ...rest } = props;
  const editor = useSlate() as ReactEditor;
  const surface = useRef<SlateSurface | null>(null);
  const [decorated, setDecorated] = useState<readonly Decorated[]>([]);

  const attach = useMemo(
    () =>
      (options: ComposerOptions): Composer => {
        surface.current = new SlateSurface(editor, setDecorated);
        return new SurfaceComposer(surface.current, options);
      },
    [editor],
  );
  const { composer } = useComposer(attach, presend);
  useImperativeHandle<Composer | null, Composer | null>(composerRef, () => composer, [composer]);
  useLayoutEffect(() => {
    surface.current?.rendered();
  });

  const decorateAll = useCallback(
    (entry: NodeEntry): DecoratedRange[] => {
      const theirs = decorate?.(entry) ?? NOTHING;
      const [node, path] = entry;
      if (!Text.isText(node) || decorated.length === 0) return theirs;
      const place = path.join();
      const ours = decorated
        .filter(({ range }) => range.anchor.path.join() === place)
        .map(({ range, mark }) => ({ ...range, presend: mark }));
      return ours.length === 0 ? theirs : [...theirs, ...ours];
    },
    [decorate, decorated],
  );
  const renderMarked = useCallback(
    (leafProps: RenderLeafProps): JSX.Element => {
      const { presend: mark } = leafProps.leaf as MarkedLeaf;
      const render = renderLeaf ?? ((given: RenderLeafProps) => createElement(DefaultLeaf, given));
      return render(mark ? { ...leafProps, children: markedChildren(mark, leafProps) } : leafProps);
    },
    [renderLeaf],
  );
  return createElement(Editable, { ...rest, decorate: decorateAll, renderLeaf: renderMarked });
}

function markedChildren(mark: Mark, { children }: RenderLeafProps): JSX.Element {
  const { class: className, ...data } = decorationAttributes(mark);
  return createElement('span', { className, ...data }, children as JSX.Element);
}
