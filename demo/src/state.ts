import type { Claim, Context, Party, RecentMessage } from 'presend';

export const PAGES = [
  'try',
  'explorer',
  'changes',
  'questions',
  'trace',
  'server',
  'speed',
] as const;
export type PageName = (typeof PAGES)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** How the composer is shown: as wide as its place, or as on a phone that is so many CSS pixels wide. */
export const WIDTHS = ['full', '390', '360', '320'] as const;
export type Width = (typeof WIDTHS)[number];

/** The editors that the composer can be tried in: of the browser, of frameworks, and libraries. */
export const EDITORS = [
  'textarea',
  'growing',
  'input',
  'editable',
  'react',
  'react-component',
  'vue',
  'vue-directive',
  'codemirror',
  'prosemirror',
  'tiptap',
  'lexical',
  'quill',
  'slate',
] as const;
export type EditorName = (typeof EDITORS)[number];

/** What is chosen in the explorer beside the context: the kind of the cell, and the act of all cells. */
export interface Explored {
  readonly kind?: string;
  readonly act?: string;
}

/** The two dated policies that are compared, by their ids. */
export interface Compared {
  readonly before?: string;
  readonly after?: string;
}

/** Everything a visitor can set, and everything that the address of the page tells. What is left at its default is absent. */
export interface DemoState {
  readonly page: PageName;
  readonly theme: Theme;
  readonly width: Width;
  readonly editor: EditorName;
  readonly text: string;
  readonly context: Context;
  readonly explored: Explored;
  readonly compared: Compared;
}

export const START: DemoState = {
  page: 'try',
  theme: 'system',
  width: 'full',
  editor: 'textarea',
  text: '',
  context: {},
  explored: {},
  compared: {},
};

const PARTIES = ['sender', 'recipient'] as const;
const WORDS = ['surface', 'contract', 'policy', 'date', 'relation', 'locale', 'view'] as const;
const LISTS = ['regions', 'allow'] as const;
const JSON_LISTS = ['declared', 'recent'] as const;
const EXPLORED = ['kind', 'act'] as const;
const COMPARED = ['before', 'after'] as const;

/** Writes a state as the fragment of an address, `#text=...&surface=proposal&sender.role=client`. */
export function toHash(state: Partial<DemoState>): string {
  const { text, context, explored, compared } = { ...START, ...state };
  const entries = new URLSearchParams();
  const put = (name: string, value: string | undefined): void => {
    if (value) entries.set(name, value);
  };
  const choose = (name: 'page' | 'theme' | 'width' | 'editor'): void => {
    const value = state[name];
    if (value !== START[name]) put(name, value);
  };
  choose('page');
  put('text', text);
  choose('editor');
  for (const name of WORDS) put(name, context[name]);
  for (const name of PARTIES) {
    for (const part of ['role', 'plan'] as const) put(`${name}.${part}`, context[name]?.[part]);
  }
  for (const name of LISTS) put(name, context[name]?.join(','));
  for (const name of JSON_LISTS) {
    const list = context[name];
    if (list?.length) put(name, JSON.stringify(list));
  }
  for (const name of EXPLORED) put(name, explored[name]);
  for (const name of COMPARED) put(name, compared[name]);
  choose('width');
  choose('theme');
  return entries.size > 0 ? `#${entries.toString()}` : '';
}

/** Reads what `toHash` writes, or the address that ends in it. Words are taken as they are: the checker says which it does not know. */
export function fromHash(hash: string): DemoState {
  const entries = new URLSearchParams(hash.replace(/^[^#]*#/, ''));
  const context: Record<string, unknown> = {};
  for (const name of WORDS) {
    const word = entries.get(name);
    if (word) context[name] = word;
  }
  for (const name of PARTIES) {
    const role = entries.get(`${name}.role`);
    const plan = entries.get(`${name}.plan`);
    const party: Party = { ...(role ? { role } : {}), ...(plan ? { plan } : {}) };
    if (role || plan) context[name] = party;
  }
  for (const name of LISTS) {
    const list = split(entries.get(name) ?? '', ',');
    if (list.length > 0) context[name] = list;
  }
  for (const name of JSON_LISTS) {
    const list = parseList(entries.get(name));
    if (list.length > 0) context[name] = list;
  }
  const choice = <T extends string>(name: string, all: readonly T[], standard: T): T =>
    all.find((one) => one === entries.get(name)) ?? standard;
  const some = <T extends string>(names: readonly T[]): Partial<Record<T, string>> =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = entries.get(name);
        return value ? [[name, value]] : [];
      }),
    ) as Partial<Record<T, string>>;
  return {
    page: choice('page', PAGES, START.page),
    theme: choice('theme', THEMES, START.theme),
    width: choice('width', WIDTHS, START.width),
    editor: choice('editor', EDITORS, START.editor),
    text: entries.get('text') ?? '',
    context,
    explored: some(EXPLORED),
    compared: some(COMPARED),
  };
}

/** The parts of a list that a person typed, without blanks around them and without empty ones. */
export function split(list: string, separator: string | RegExp): string[] {
  return list
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function parseList(json: string | null): readonly (Claim | RecentMessage)[] {
  try {
    const list: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(list) ? (list as (Claim | RecentMessage)[]) : [];
  } catch {
    return []; // an address that someone shortened or typed
  }
}
