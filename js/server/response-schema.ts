import { DIGEST, verdict } from './request-schema.js';
import { boolean, integer, list, nullable, object, string, type Schema } from './schema.js';

const FIX = object('Fix', 'A change that takes the detail out of the text, in UTF-16 code units.', {
  start: integer('First code unit to replace.'),
  end: integer('One past the last code unit to replace.'),
  text: string('What to put there.'),
});

const FINDING = object('Finding', 'One detail, what the policy says about it, and why.', {
  id: string('Stable while the finding’s own text and surroundings stay.'),
  start: integer('First UTF-16 code unit of the detail.'),
  end: integer('One past its last UTF-16 code unit.'),
  kind: string('What it is about.'),
  act: string('What the words around it do.'),
  outcome: verdict('What the policy says about it.'),
  value: nullable('The detail in normal form.'),
  app: nullable('The app it belongs to.'),
  score: integer('How sure the finding is, from 0 to 100.'),
  disguise: list('How it was hidden.', string('A disguise.')),
  row: string('The row of the policy’s table that decides.'),
  basis: string('What the outcome rests on.'),
  exception: nullable('The exception that advise names.'),
  claimable: list('The purposes that could be declared for it.', string('A purpose.')),
  rule: string('The rule that found it.'),
  split: integer('Over how many messages it is spread.'),
  fix: { ...FIX, type: ['object', 'null'] },
  headline: string('What was found.'),
  reason: string('Why it matters.'),
  instead: string('What to do instead.'),
  condition: nullable('On what condition it is allowed.'),
});

const DECLARED = object('Declared', 'What became of a declared purpose.', {
  purpose: string('The purpose.'),
  kind: string('The kind it was declared for.'),
  value: nullable('The value it was declared for.'),
  accepted: boolean('Whether it counts.'),
  why: nullable('Why it does not.'),
});

const PACK = object('Pack', 'A pack by its name and content.', {
  id: string('The pack’s id.'),
  version: string('Its version.'),
  digest: string('Its digest.', { pattern: DIGEST }),
});

const DECISION = object('Decision', 'The server’s own decision.', {
  verdict: verdict('The strictest outcome of the findings.'),
  findings: list('Ordered by start, then end.', FINDING),
  declared: list('In the order of the request.', DECLARED),
  policy: string('The dated policy that decided.'),
  pack: PACK,
  engine: string('The engine’s version.'),
});

const REFRESH_PACK = object('RefreshPack', 'The pack to fetch.', {
  ...PACK.properties,
  url: string('Where it is, relative to this request; what is there never changes.'),
});

const REFRESH = object('Refresh', 'What the client should fetch to be up to date.', {
  pack: { ...REFRESH_PACK, type: ['object', 'null'] },
  engine: nullable('The engine’s version to load; null when the client has it.'),
});

const RULING_PROPERTIES: Readonly<Record<string, Schema>> = {
  allowed: boolean('Whether the message may be sent.'),
  decision: DECISION,
  agreed: {
    type: ['boolean', 'null'],
    description: 'Whether the client came to the same; null without a stamp.',
  },
  differs: list('In what the client’s stamp differs.', string('A part of the stamp.')),
  stale: {
    type: ['boolean', 'null'],
    description: 'Whether the client’s pack or engine is not the current one.',
  },
  refresh: { ...REFRESH, type: ['object', 'null'] },
};

export const RULING: Schema = object(
  'Ruling',
  'The message may be sent.',
  { ...RULING_PROPERTIES, delivered: { description: 'What the server’s delivery answered.' } },
  { optional: ['delivered'] },
);

const PROBLEM_PROPERTIES: Readonly<Record<string, Schema>> = {
  type: string('A URI for the code.'),
  title: string('The same for every problem of this status.'),
  status: integer('The HTTP status.'),
  detail: string('What is wrong, for developers.'),
  code: string('What is wrong, for programs.'),
};

export const PROBLEM: Schema = object(
  'Problem',
  'Why there is no decision (RFC 9457).',
  PROBLEM_PROPERTIES,
);

export const REFUSAL: Schema = object('Refusal', 'The message was read, and may not be sent.', {
  ...PROBLEM_PROPERTIES,
  ...RULING_PROPERTIES,
});

/** The schemas that a document names; others stand where they are used. */
export const NAMED: readonly Schema[] = [FINDING, DECLARED, PACK, DECISION];
