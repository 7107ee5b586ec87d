import type { EditorName } from '../state.js';
import type { Mount } from './mounted-editor.js';
import { contenteditable, field } from './native.js';

/** An editor that the page offers, before it is made. */
export interface EditorKind {
  /** Fetches its code, where it does not come with the page. */
  readonly load: () => Promise<{ readonly mount: Mount }>;
  /** The call, or the component, that sets a composer to work on it, and the entry of the package that has it. */
  readonly adapter: string;
  readonly entry: string;
  /** It makes stylesheets of its own, which have to be constructed ones: only in a shadow root are they. */
  readonly isolated?: true;
  /** It holds one line: line feeds become spaces. */
  readonly singleLine?: true;
  /** It ends its text with a line feed of its own, which is no part of the message. */
  readonly closed?: true;
}

/** The editor that is there from the start. */
export const FIRST = field('textarea', { autocomplete: 'off' });

const native = (mount: Mount): (() => Promise<{ readonly mount: Mount }>) => {
  return () => Promise.resolve({ mount });
};
const attachComposer = { adapter: 'attachComposer', entry: 'presend' };

export const KINDS: Readonly<Record<EditorName, EditorKind>> = {
  textarea: { load: native(FIRST), ...attachComposer },
  growing: {
    load: native(field('textarea', { rows: '1', autocomplete: 'off', class: 'growing' })),
    ...attachComposer,
  },
  input: {
    load: native(field('input', { type: 'text', autocomplete: 'off' })),
    ...attachComposer,
    singleLine: true,
  },
  editable: { load: native(contenteditable), ...attachComposer },
  react: { load: () => import('./react.js'), adapter: 'usePresend', entry: 'presend/react' },
  'react-component': {
    load: () => import('./react-component.js'),
    adapter: '<PresendTextarea>',
    entry: 'presend/react',
  },
  vue: { load: () => import('./vue.js'), adapter: 'usePresend', entry: 'presend/vue' },
  'vue-directive': {
    load: () => import('./vue-directive.js'),
    adapter: 'v-presend',
    entry: 'presend/vue',
  },
  codemirror: {
    load: () => import('./codemirror.js'),
    adapter: 'attachCodeMirror',
    entry: 'presend/codemirror',
    isolated: true,
  },
  prosemirror: {
    load: () => import('./prosemirror.js'),
    adapter: 'attachProseMirror',
    entry: 'presend/prosemirror',
  },
  tiptap: { load: () => import('./tiptap.js'), adapter: 'Presend', entry: 'presend/tiptap' },
  lexical: {
    load: () => import('./lexical.js'),
    adapter: 'attachLexical',
    entry: 'presend/lexical',
  },
  quill: {
    load: () => import('./quill.js'),
    adapter: 'attachQuill',
    entry: 'presend/quill',
    closed: true,
  },
  slate: { load: () => import('./slate.js'), adapter: '<PresendEditable>', entry: 'presend/slate' },
};
