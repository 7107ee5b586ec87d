import {
  createChecker,
  PresendError,
  stampOf,
  type Checker,
  type ClientStamp,
  type Context,
  type Party,
  type RecentMessage,
} from 'presend';

import { showAnswer } from './answer-view.js';
import { showDecision } from './decision-view.js';
import { Editor } from './editor.js';
import { Facts } from './facts.js';
import { speak } from './language.js';
import { find, within } from './page.js';
import { PolicyTable } from './policy-table.js';
import { showQuestions } from './questions.js';
import { newest, Server, type StoredMessage } from './server.js';
import { fromHash, toHash } from './state.js';
import { Thread } from './thread.js';
import { policyInView } from './words.js';

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
/** The fragment of the address that the page shows. */
let shown = location.hash;
/** The language that the page is in. */
let spoken = 'en';
/** The text that the server's answer on the page is about. */
let answered: string | undefined;

const editor = new Editor({
  decided: () => {
    if (editor.text !== answered) showAnswer(null);
    showFull();
    settle();
  },
  failed: settle,
  reply,
});

const thread = new Thread({
  changed: (recent) => {
    if (facts) facts.recent = recent;
    factsChanged();
  },
  restart: () => {
    forget();
    if (facts) facts.recent = [];
    factsChanged();
  },
});
let table: PolicyTable | undefined;

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
  const decision = checker.check(text, { ...context(accepted), declared }, { all: true });
  showDecision(decision, text);
  table?.show(decision, accepted.surface);
}

/** Lets the server forget what was sent: another conversation begins. */
function forget(): void {
  if (stored.length > 0) server.clear();
  stored = [];
}

/** Goes over to the other side: what was received was said before, and the reply is the message at hand. */
function reply(text: string): void {
  if (!facts) return;
  const { sender, recipient, view: _view, surface: _surface, ...rest } = facts.context;
  const said: RecentMessage[] = [
    ...(rest.recent ?? []),
    ...stored.map<RecentMessage>((message) => ({ from: 'sender', text: message.text })),
    { from: 'sender', text: editor.text },
  ];
  const swapped: Context = {
    ...rest,
    ...sides(sender, recipient),
    recent: newest(
      said.map((message) => ({
        from: message.from === 'sender' ? 'recipient' : 'sender',
        text: message.text,
      })),
    ),
  };
  forget();
  facts.context = swapped;
  editor.write(text);
  factsChanged();
  editor.focus();
}

/** The parties the other way round; what is left out takes the role that the other side has by default. */
function sides(sender: Party | undefined, recipient: Party | undefined): Context {
  const chosen = accepted.policy ?? '';
  const defaults = checker && policyInView(checker.pack, chosen)?.defaults;
  return {
    sender: { role: recipient?.role ?? defaults?.recipient ?? '', ...planOf(recipient) },
    recipient: { role: sender?.role ?? defaults?.sender ?? '', ...planOf(sender) },
  };
}

function planOf(party: Party | undefined): Party {
  return party?.plan === undefined ? {} : { plan: party.plan };
}

/** Another language: its texts come first, and then everything is written anew. */
async function translate(): Promise<void> {
  const wanted = accepted.locale ?? 'en';
  if (!checker || wanted === spoken) return;
  const before = spoken;
  spoken = wanted;
  try {
    await speak(checker, wanted);
  } catch (error) {
    spoken = before;
    if (!(error instanceof PresendError)) throw error;
    if (facts) facts.error = error.message;
    return;
  }
  if (spoken !== wanted) return; // chosen again meanwhile
  facts?.translate();
  table?.forget();
  showQuestions(checker);
  editor.context = context(accepted);
  showFull();
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
  void translate();
}

/** Writes the state into the address, and the facts into the server's record of the conversation. */
function settle(): void {
  clearTimeout(settling);
  settling = setTimeout(() => {
    const given = facts?.context ?? {};
    const hash = toHash({ editor: editor.kind, text: editor.text, context: given });
    if (location.hash !== shown) return; // somebody has just gone elsewhere: that comes next
    if (hash !== shown) history.replaceState(null, '', `${location.pathname}${hash}`);
    shown = location.hash;
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
  shown = location.hash;
  const state = fromHash(shown);
  if (facts) facts.context = state.context;
  within<HTMLInputElement>(document, `input[name="editor"][value="${state.editor}"]`).checked =
    true;
  showAnswer(null);
  editor.show(state.editor, state.text);
  factsChanged();
}

function showThread(): void {
  const { recent = [], view = 'sender' } = facts?.context ?? {};
  document.body.dataset['view'] = view;
  thread.show(
    recent,
    stored.map(({ text }) => text),
    view,
  );
}

async function send(): Promise<void> {
  const button = find<HTMLButtonElement>('send');
  const { composer, text } = editor;
  if (text.trim() === '' || button.ariaDisabled === 'true') return;
  button.ariaDisabled = 'true';
  let client: ClientStamp | undefined;
  try {
    client = composer && stampOf(composer.checkNow());
  } catch {
    // What cannot be checked here is for the server to judge.
  }
  agree();
  const answer = await server.send(text, composer?.declared ?? [], facts?.context.locale, client);
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
  await speak(checker, (spoken = 'en'));
  facts = new Facts(checker, factsChanged);
  table = new PolicyTable(checker);
  showQuestions(checker);
  stored = await server.messages();
  editor.check(checker);
  restore();
}

find('send').addEventListener('click', () => void send());
find('retry').addEventListener('click', () => void start());
window.addEventListener('hashchange', () => {
  forget(); // an example, or an address that someone typed: another conversation
  restore();
  find('conversation-title').scrollIntoView({ block: 'start' });
});
for (const radio of document.querySelectorAll<HTMLInputElement>('input[name="editor"]')) {
  radio.addEventListener('change', () => {
    editor.show(radio.value === 'editable' ? 'editable' : 'textarea', editor.text);
    factsChanged();
  });
}
const wide = !window.matchMedia('(max-width: 62rem)').matches;
for (const part of ['facts', 'policy', 'decision'])
  find<HTMLDetailsElement>(`${part}-details`).open = wide;
void start();
