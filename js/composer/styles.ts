/**
 * How the composer looks. A page may set the custom properties: `--presend-block`, `--presend-ask`,
 * `--presend-advise`, `--presend-radius`. Shapes: wavy for block, dashed for ask, dotted for advise.
 * The three colours keep 3:1 against white as well as against a dark page, so that marks need no colour scheme.
 */

const BLOCK = 'var(--presend-block, #d93025)';
const ASK = 'var(--presend-ask, #b76e00)';
const ADVISE = 'var(--presend-advise, #1a73e8)';

interface Line {
  readonly outcome: string;
  readonly colour: string;
  readonly shape: string;
}

const LINES: readonly Line[] = [
  { outcome: 'block', colour: BLOCK, shape: 'wavy' },
  { outcome: 'ask', colour: ASK, shape: 'dashed' },
  { outcome: 'advise', colour: ADVISE, shape: 'dotted' },
];

function underline(shape: string, colour: string): string {
  return `text-decoration: underline ${shape} ${colour} 2px; text-decoration-skip-ink: none; text-underline-offset: 2px;`;
}

function rules(selector: (line: Line) => string, body: (line: Line) => string): string {
  return LINES.map((line) => `${selector(line)} { ${body(line)} }`).join('\n');
}

/** The name of the custom highlight that draws an outcome. */
export function highlightName(outcome: string): string {
  return `presend-${outcome}`;
}

/** The custom highlight of the finding that is being looked at. */
export const ACTIVE_HIGHLIGHT = 'presend-active';

/** For the document or shadow root that holds a contenteditable. */
export const HIGHLIGHT_CSS = `
${rules(
  (line) => `::highlight(${highlightName(line.outcome)})`,
  (line) => underline(line.shape, line.colour),
)}
::highlight(${ACTIVE_HIGHLIGHT}) { background-color: color-mix(in srgb, ${ADVISE} 22%, transparent); }
`;

/** The class of a decoration that an editor draws itself, inside of its own DOM. */
export const DECORATION_CLASS = 'presend-mark';

/** For the document or shadow root of an editor that draws decorations. */
export const DECORATION_CSS = `
.${DECORATION_CLASS}[data-active] { background-color: color-mix(in srgb, ${ADVISE} 22%, transparent); }
${rules(
  (line) => `.${DECORATION_CLASS}[data-outcome='${line.outcome}']`,
  (line) => underline(line.shape, line.colour),
)}
@media (forced-colors: active) {
  .${DECORATION_CLASS} { forced-color-adjust: none; text-decoration-color: CanvasText; }
}
`;

/** For the shadow root of an overlay: the mirror of a textarea, or the boxes under a contenteditable. */
export const OVERLAY_CSS = `
:host {
  all: initial !important; position: absolute !important; inline-size: 0 !important; block-size: 0 !important;
  pointer-events: none !important;
}
.layer { position: absolute; overflow: hidden; pointer-events: none; }
.mirror { position: absolute; top: 0; left: 0; margin: 0; border: 0; color: transparent; background: none; }
.mark[data-active] { background-color: color-mix(in srgb, ${ADVISE} 22%, transparent); border-radius: 2px; }
${rules(
  (line) => `.mark[data-outcome='${line.outcome}']`,
  (line) => underline(line.shape, line.colour),
)}
.box { position: absolute; box-sizing: border-box; }
.box[data-active] { background-color: color-mix(in srgb, ${ADVISE} 22%, transparent); }
.box[data-outcome='block'] { border-block-end: 3px double ${BLOCK}; }
.box[data-outcome='ask'] { border-block-end: 2px dashed ${ASK}; }
.box[data-outcome='advise'] { border-block-end: 2px dotted ${ADVISE}; }
@media (forced-colors: active) {
  .mark { forced-color-adjust: none; text-decoration-color: CanvasText; }
  .box { border-color: CanvasText; }
}
`;

/** For the shadow root of the findings panel. It takes font, colours and colour scheme from the page around it. */
export const PANEL_CSS = `
:host {
  all: initial; display: block; font-family: inherit; font-size: inherit; line-height: 1.45; color: inherit;
  color-scheme: inherit; direction: inherit; container-type: inline-size;
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; margin: 0; padding: 0; font: inherit; color: inherit; }
.panel { display: grid; gap: 0.625rem; margin-block-start: 0.75rem; }
.panel[hidden], .panel [hidden] { display: none; }
.summary { font-weight: 600; }
.note { opacity: 0.85; }
ol { list-style: none; display: grid; gap: 0.625rem; }
.card {
  --line: currentColor; display: grid; gap: 0.375rem; padding: 0.75rem 0.875rem;
  border: 1px solid color-mix(in srgb, currentColor 18%, transparent);
  border-inline-start: 4px solid var(--line); border-radius: var(--presend-radius, 8px);
  background: color-mix(in srgb, var(--line) 5%, transparent); overflow-wrap: anywhere;
}
.card[aria-current] { border-color: var(--line); background: color-mix(in srgb, var(--line) 10%, transparent); }
${rules(
  (line) => `.card[data-outcome='${line.outcome}']`,
  (line) => `--line: ${line.colour};`,
)}
.top { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; }
.detail { font-weight: 600; unicode-bidi: isolate; padding-block-end: 3px; white-space: pre-wrap; }
${rules(
  (line) => `.card[data-outcome='${line.outcome}'] .detail`,
  (line) => underline(line.shape, line.colour),
)}
.outcome { font-size: 0.8125em; opacity: 0.85; }
.headline { font-weight: 600; }
.kind { font-size: 0.875em; opacity: 0.85; }
dl { display: grid; gap: 0.25rem; }
dl > div { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0 0.75rem; }
dt { font-size: 0.875em; opacity: 0.85; padding-block-start: 0.125em; }
.reply {
  display: grid; gap: 0.375rem; padding: 0.75rem 0.875rem; border-radius: var(--presend-radius, 8px);
  border: 1px dashed color-mix(in srgb, currentColor 40%, transparent);
}
.reply q { font-style: italic; }
.more { justify-self: start; font-size: 0.9375em; }
@container (max-width: 26rem) { dl > div { grid-template-columns: minmax(0, 1fr); } }
.claims, .actions { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin-block-start: 0.25rem; }
.claims > .ask { flex-basis: 100%; }
.claimed { font-weight: 600; }
button {
  min-block-size: 2rem; padding: 0.25rem 0.75rem; border-radius: var(--presend-radius, 8px); cursor: pointer;
  border: 1px solid color-mix(in srgb, currentColor 40%, transparent); background: none; text-align: start;
}
button:hover { background: color-mix(in srgb, currentColor 8%, transparent); }
button[aria-disabled='true'] { cursor: default; border-style: dashed; }
button:focus-visible { outline: 2px solid ${ADVISE}; outline-offset: 2px; }
.live { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
