import {
  createChecker,
  PresendError,
  stampOf,
  type Checker,
  type ClientStamp,
  type Context,
  type RecentMessage,
} from 'presend';

import { showAnswer } from './answer-view.js';
import { ChangesView } from './changes/changes-view.js';
import { showDecision } from './decision-view.js';
import { Editor } from './editor.js';
import { Explorer } from './explorer/explorer.js';
import { Facts } from './facts.js';
import { speak } from './language.js';
import { LiesView } from './lies-view.js';
import { refreshLinks } from './links.js';
import { find, within } from './page.js';
import { PolicyTable } from './policy-table.js';
import { QuestionsView } from './questions.js';
import { phoneSheet, showWidth } from './phone.js';
import { answering } from './reply.js';
import { newest, Server, type StoredMessage } from './server.js';
import { onTheme, showPage, showTheme, skipLink } from './site.js';
import { SpeedView } from './speed/speed-view.js';
import { Stopwatch } from './speed/stopwatch.js';
import {
  EDITORS,
  fromHash,
  START,
  toHash,
  WIDTHS,
  type DemoState,
  type PageName,
} from './state.js';
import { Thread } from './thread.js';
import { TraceView } from './trace-view.js';
import type { Scene, View } from './view.js';
import { policyInView } from './words.js';

/** How long typing has to pause before the address of the page and the server's copy of the facts follow. */
const SETTLE_MS = 250;

const server = new Server();
const stopwatch = new Stopwatch();
let checker: Checker | undefined;
let facts: Facts | undefined;
let stored: readonly StoredMessage[] = [];
/** The last facts that the checker took. */
let accepted: Context = {};
let settling: ReturnType<typeof setTimeout> | undefined;
let agreed = '';
/** The fragment of the address that the page shows. */
let shown = location.hash;
/** What the state has beside editor, text and context. */
let { page, theme, width, explored, compared }: DemoState = START;
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
  unavailable: (name) => {
    const select = find<HTMLSelectElement>('editor');
    find('editor-missing').hidden = false;
    find('editor-missing-name').textContent =
      select.querySelector(`[value="${name}"]`)?.textContent ?? name;
    select.value = editor.name;
    settle();
  },
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

const views: Partial<Record<PageName, View>> = {
  explorer: new Explorer(go),
  changes: new ChangesView(go),
  questions: new QuestionsView(),
  trace: new TraceView(write),
  server: new LiesView(server, () => {
    settle.now();
  }),
  speed: new SpeedView(stopwatch),
};

/** The state of the page, as its address tells it. */
function state(): DemoState {
  const context = facts?.context ?? {};
  const { name, text } = editor;
  return { page, theme, width, editor: name, text, context, explored, compared };
}

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
  stopwatch.show();
  showStored();
  const { text } = composer;
  const declared = composer.decision.declared.map(({ purpose, kind, value }) => ({
    purpose,
    kind,
    value,
  }));
  const decision = checker.check(text, { ...context(accepted), declared }, { all: true });
  showDecision(decision, text);
  table?.show(decision, accepted.surface);
  showView();
}

/** Shows what the editor would store, where the visitor wants to see that. */
function showStored(): void {
  if (find<HTMLDetailsElement>('stored-details').open) find('stored').textContent = editor.stored;
}

/** Shows the view that is on the page, as things are now. */
function showView(): void {
  const view = views[page];
  if (!checker || !view) return;
  const declared = editor.composer?.declared ?? [];
  const whole: Context = { ...context(accepted), ...(declared.length > 0 ? { declared } : {}) };
  try {
    const { policy } = checker.check('', whole);
    const scene: Scene = { checker, state: state(), context: whole, policy };
    view.show(scene);
  } catch (error) {
    // A text that is too long: nothing can be said about it here, and the server refuses it.
    if (!(error instanceof PresendError)) throw error;
    if (facts) facts.error = error.message;
  }
  refreshLinks(state());
}

/** Lets the server forget what was sent: another conversation begins. */
function forget(): void {
  if (stored.length > 0) server.clear();
  stored = [];
}

/** Another text for the message at hand, written in another view than the composer's. */
function write(text: string): void {
  void editor.write(text).then(settle);
}

/** Goes over to the other side: what was received was said before, and the reply is the message at hand. */
function reply(text: string): void {
  if (!facts || !checker) return;
  const given = facts.context;
  const said: RecentMessage[] = [
    ...(given.recent ?? []),
    ...stored.map<RecentMessage>((message) => ({ from: 'sender', text: message.text })),
    { from: 'sender', text: editor.text },
  ];
  const { defaults } = policyInView(checker.pack, accepted.policy ?? '') ?? {};
  forget();
  facts.context = answering(given, said, defaults);
  void editor.write(text);
  factsChanged();
  editor.focus();
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
  settling = setTimeout(settle.now, SETTLE_MS);
}

settle.now = (): void => {
  clearTimeout(settling);
  if (location.hash !== shown) return; // somebody has just gone elsewhere: that comes next
  const now = state();
  const hash = toHash(now);
  if (hash !== shown) history.replaceState(null, '', `${location.pathname}${hash}`);
  shown = location.hash;
  refreshLinks(now);
  agree();
};

function go(change: Partial<DemoState>, how: 'step' | 'in place'): void {
  settle.now();
  const hash = toHash({ ...state(), ...change });
  if (hash === shown) return;
  const address = `${location.pathname}${hash}`;
  if (how === 'step') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  restore();
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

/** Shows what the address tells. */
function restore(): void {
  shown = location.hash;
  const next = fromHash(shown);
  const { text } = editor;
  ({ page, theme, width, explored, compared } = next);
  if (facts) facts.context = next.context;
  showTheme(theme);
  showWidth(width);
  find<HTMLSelectElement>('editor').value = next.editor;
  if (next.text !== text || next.editor !== editor.name) {
    showAnswer(null);
    editor.show(next.editor, next.text);
  }
  showPage(page);
  factsChanged();
  showView();
  refreshLinks(next);
}

function showThread(): void {
  const { recent = [], view = 'sender' } = facts?.context ?? {};
  document.body.dataset['view'] = view;
  thread.show(
    recent,
    stored.map(({ text }) => text),
    view,
  );
  editor.relabel();
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
  await editor.write('');
  factsChanged();
  editor.focus();
}

async function start(): Promise<void> {
  find('broken').hidden = true;
  try {
    checker = await stopwatch.start(() =>
      createChecker({ pack: new URL('packs/current', document.baseURI) }),
    );
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
  stored = await server.messages();
  editor.check(stopwatch.timed(checker));
  restore();
}

find('send').addEventListener('click', () => void send());
find('retry').addEventListener('click', () => void start());
window.addEventListener('hashchange', () => {
  if (location.hash === shown) return;
  const before = page;
  // An example, or an address that someone typed, is another conversation; another view of the same message is not.
  if (fromHash(location.hash).text !== editor.text) forget();
  restore();
  if (page === 'try' && before === 'try')
    find('conversation-title').scrollIntoView({ block: 'start' });
});
// The address and the links are a moment behind the typing: whoever follows one takes what is typed along.
document.addEventListener(
  'click',
  ({ target }) => {
    if (target instanceof Element && target.closest('a[data-page], a[data-go]')) settle.now();
  },
  { capture: true },
);
find('editor').addEventListener('change', ({ target }) => {
  const { value } = target as HTMLSelectElement;
  find('editor-missing').hidden = true;
  editor.show(EDITORS.find((name) => name === value) ?? 'textarea', editor.text);
  factsChanged();
});
find('width').addEventListener('change', ({ target }) => {
  const { value } = target as HTMLSelectElement;
  go({ width: WIDTHS.find((name) => name === value) ?? 'full' }, 'in place');
});
onTheme((chosen) => {
  go({ theme: chosen }, 'in place');
});
find('stored-details').addEventListener('toggle', showStored);
skipLink();
phoneSheet();
const wide = !window.matchMedia('(max-width: 62rem)').matches;
for (const part of ['facts', 'decision']) find<HTMLDetailsElement>(`${part}-details`).open = wide;
({ page, theme, width } = fromHash(shown));
showTheme(theme);
showWidth(width);
showPage(page);
refreshLinks(state());
void start();
