import {
  createChecker,
  PresendError,
  type Checker,
  type Context,
  type RecentMessage,
} from 'presend';

import { showAnswer } from './answer-view.js';
import { showDecision } from './decision-view.js';
import { Editor } from './editor.js';
import { Facts } from './facts.js';
import { find, stamp, within } from './page.js';
import { newest, Server, type StoredMessage } from './server.js';
import { fromHash, toHash } from './state.js';

/** How long typing has to pause before the address of the page and the server's copy of the facts follow. */
const SETTLE_MS = 250;

const server = new Server();
let checker: Checker | undefined;
let facts: Facts | undefined;
let stored: readonly StoredMessage[] = [];
/** The last facts that the checker took. */
let accepted: Context = {};
let settling: ReturnType<typeof setTimeout> | undefined;
let agreed = '';
/** The text that the server's answer on the page is about. */
let answered: string | undefined;

const editor = new Editor({
  decided: () => {
    if (editor.text !== answered) showAnswer(null);
    showFull();
    settle();
  },
  failed: settle,
});

/** The context as the server will see it: what was sent already belongs to the conversation. */
function context(given: Context): Context {
  const sent = stored.map<RecentMessage>(({ text }) => ({ from: 'sender', text }));
  const recent = newest([...(given.recent ?? []), ...sent]);
  return recent.length > 0 ? { ...given, recent } : given;
}

/** The full decision also has what is clear; the composer's own has only what the sender should see. */
function showFull(): void {
  const { composer } = editor;
  if (!checker || !composer?.decision) return;
  const { text } = composer;
  const declared = composer.decision.declared.map(({ purpose, kind, value }) => ({
    purpose,
    kind,
    value,
  }));
  showDecision(checker.check(text, { ...context(accepted), declared }, { all: true }), text);
}

function factsChanged(): void {
  const before = accepted;
  accepted = facts?.context ?? {};
  try {
    editor.context = context(accepted);
    if (facts) facts.error = null;
  } catch (error) {
    accepted = before;
    if (!(error instanceof PresendError)) throw error;
    if (facts) facts.error = error.message;
  }
  showThread();
  settle();
}

/** Writes the state into the address, and the facts into the server's record of the conversation. */
function settle(): void {
  clearTimeout(settling);
  settling = setTimeout(() => {
    const given = facts?.context ?? {};
    const hash = toHash({ editor: editor.kind, text: editor.text, context: given });
    if (hash !== location.hash) history.replaceState(null, '', `${location.pathname}${hash}`);
    agree();
  }, SETTLE_MS);
}

function agree(): void {
  const serialised = JSON.stringify({
    ...accepted,
    declared: undefined,
    locale: undefined,
    view: undefined,
  });
  if (serialised === agreed) return;
  agreed = serialised;
  void server.agree(accepted);
}

function restore(): void {
  const state = fromHash(location.hash);
  if (facts) facts.context = state.context;
  within<HTMLInputElement>(document, `input[name="editor"][value="${state.editor}"]`).checked =
    true;
  showAnswer(null);
  editor.show(state.editor, state.text);
  factsChanged();
}

function showThread(): void {
  const earlier = [
    ...(facts?.context.recent ?? []),
    ...stored.map(({ text }) => ({ from: 'sender', text })),
  ];
  const thread = find('thread');
  thread.hidden = earlier.length === 0;
  thread.replaceChildren(
    ...earlier.map(({ from, text }) => {
      const bubble = stamp('thread-message');
      bubble.dataset['from'] = from;
      within(bubble, 'p').textContent = text;
      return bubble;
    }),
  );
}

async function send(): Promise<void> {
  const button = find<HTMLButtonElement>('send');
  const { composer, text } = editor;
  if (text.trim() === '' || button.ariaDisabled === 'true') return;
  button.ariaDisabled = 'true';
  try {
    composer?.checkNow();
  } catch {
    // What cannot be checked here is for the server to judge.
  }
  agree();
  const answer = await server.send(text, composer?.declared ?? [], facts?.context.locale);
  button.ariaDisabled = null;
  answered = answer.kind === 'stored' ? '' : text;
  showAnswer(answer);
  if (answer.kind !== 'stored') return;
  stored = await server.messages();
  editor.write('');
  factsChanged();
  editor.focus();
}

async function start(): Promise<void> {
  find('broken').hidden = true;
  try {
    checker = await createChecker({ pack: new URL('packs/current', document.baseURI) });
  } catch (error) {
    const broken = find('broken');
    broken.hidden = false;
    within(broken, '.code').textContent =
      error instanceof PresendError ? error.code : String(error);
    return;
  }
  facts = new Facts(checker.pack, factsChanged);
  stored = await server.messages();
  editor.check(checker);
  restore();
}

find('send').addEventListener('click', () => void send());
find('retry').addEventListener('click', () => void start());
window.addEventListener('hashchange', restore);
for (const radio of document.querySelectorAll<HTMLInputElement>('input[name="editor"]')) {
  radio.addEventListener('change', () => {
    editor.show(radio.value === 'editable' ? 'editable' : 'textarea', editor.text);
    factsChanged();
  });
}
find<HTMLDetailsElement>('facts-details').open = !window.matchMedia('(max-width: 62rem)').matches;
void start();
