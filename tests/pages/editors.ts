/** An editor of the page of editors (`editors/main.ts`), and how it differs from others. */
export interface Editor {
  readonly name: string;
  /** It has one line only. */
  readonly single?: boolean;
  /** It takes what an input method composes when that is done, and not before. */
  readonly composesAlone?: boolean;
  /** It leaves the DOM of what is being composed alone, and draws decorations there when that is done. */
  readonly decoratesLate?: boolean;
  /** Tab is a character in it, and leads nowhere. */
  readonly takesTab?: boolean;
}

/** Every editor that the composer works in. */
export const EDITORS: readonly Editor[] = [
  { name: 'textarea' },
  { name: 'input', single: true },
  { name: 'contenteditable' },
  { name: 'react' },
  { name: 'react-component' },
  { name: 'vue' },
  { name: 'vue-directive' },
  { name: 'codemirror', decoratesLate: true },
  { name: 'prosemirror', decoratesLate: true },
  { name: 'tiptap', decoratesLate: true },
  { name: 'lexical' },
  { name: 'quill', composesAlone: true, takesTab: true },
  { name: 'slate', composesAlone: true },
];

/** What a user types into, on the page of editors. */
export const FIELD = '#place textarea, #place input, #place [contenteditable="true"]';
