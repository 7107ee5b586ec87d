import type { Claim, Context, Party, RecentMessage } from 'presend';

/** Everything a visitor can set, and everything that the address of the page tells. */
export interface DemoState {
  readonly editor: 'textarea' | 'editable';
  readonly text: string;
  /** What is left at its default is absent. */
  readonly context: Context;
}

const PARTIES = ['sender', 'recipient'] as const;
const WORDS = ['surface', 'contract', 'policy', 'date', 'relation', 'locale', 'view'] as const;
const LISTS = ['regions', 'allow'] as const;
const JSON_LISTS = ['declared', 'recent'] as const;

/** Writes a state as the fragment of an address, `#text=...&surface=proposal&sender.role=client`. */
export function toHash({ editor, text, context }: DemoState): string {
  const entries = new URLSearchParams();
  if (text !== '') entries.set('text', text);
  if (editor !== 'textarea') entries.set('editor', editor);
  for (const name of WORDS) {
    const word = context[name];
    if (word !== undefined) entries.set(name, word);
  }
  for (const name of PARTIES) {
    for (const part of ['role', 'plan'] as const) {
      const word = context[name]?.[part];
      if (word !== undefined) entries.set(`${name}.${part}`, word);
    }
  }
  for (const name of LISTS) {
    const list = context[name];
    if (list?.length) entries.set(name, list.join(','));
  }
  for (const name of JSON_LISTS) {
    const list = context[name];
    if (list?.length) entries.set(name, JSON.stringify(list));
  }
  return entries.size > 0 ? `#${entries.toString()}` : '';
}

/** Reads what `toHash` writes. Words are taken as they are: the checker says which it does not know. */
export function fromHash(hash: string): DemoState {
  const entries = new URLSearchParams(hash.replace(/^#/, ''));
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
  return {
    editor: entries.get('editor') === 'editable' ? 'editable' : 'textarea',
    text: entries.get('text') ?? '',
    context: context,
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
