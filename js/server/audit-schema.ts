import { DIGEST, verdict } from './request-schema.js';
import { boolean, integer, list, nullable, object, string, type Schema } from './schema.js';

const FINDING = object(
  'AuditFinding',
  'The shape of one finding, in the order of the text.',
  {
    start: integer('First UTF-16 code unit: where, to compare with a text that somebody hands in.'),
    end: integer('One past the last: how long the detail was.'),
    kind: string('What it was about: to count by kind.'),
    act: string('What the words did: a share and a request are different cases.'),
    outcome: string('What the policy said: the strictest is the verdict.'),
    score: integer('How sure it was: to judge thresholds by.'),
    disguise: list('How it was hidden: to see which disguises are used.', string('A disguise.')),
    row: string('The row that decided: what an appeal is about.'),
    basis: string('What the outcome rests on: rule, purpose read or declared, or lifted.'),
    exception: nullable('The exception named: which one is relied on.'),
    rule: string('The rule that found it: to trace a false alarm to its rule.'),
    split: integer('Over how many messages it was spread: whether earlier ones matter.'),
  },
  { closed: true },
);

const CLAIM = object(
  'AuditClaim',
  'What the sender declared, without the value it was for.',
  {
    purpose: string('The purpose: what the sender answers for.'),
    kind: string('Of which kind of detail.'),
    accepted: boolean('Whether it counted.'),
    why: nullable('Why it did not.'),
  },
  { closed: true },
);

const CLIENT = object(
  'AuditClient',
  'How the client’s stamp compared, to notice clients that lie or lag; null without one.',
  {
    agreed: boolean('Whether it came to the same.'),
    differs: list('In what it differs.', string('policy, verdict or findings.')),
    stale: boolean('Whether its pack or engine was not the current one.'),
  },
  { closed: true },
);

/** The record of one decision as JSON Schema 2020-12: each field, and why it is kept. */
export const AUDIT_RECORD_SCHEMA: Schema = object(
  'AuditRecord',
  'One decision of the server: enough to explain, count and contest it, and nothing of what was written.',
  {
    schema: integer('The form of the record, 1: for readers of old ones.'),
    at: string('When, ISO 8601 in UTC: retention goes by it.'),
    subject: nullable(
      'Who, in the host’s own pseudonym: to find a person’s records, and to erase them.',
    ),
    allowed: boolean('Whether the message could be sent.'),
    verdict: verdict('The verdict.'),
    policy: string('The dated policy: by what it was judged.'),
    pack: string('The digest of the pack: with it the decision can be made again from the text.', {
      pattern: DIGEST,
    }),
    packVersion: string('The pack’s version, for people.'),
    engine: string('The engine’s version: the other half of making it again.'),
    units: integer('The length of the text in UTF-16 code units: the scale of the ranges.'),
    findings: list('What was found.', FINDING),
    declared: list('What was declared.', CLAIM),
    client: { ...CLIENT, type: ['object', 'null'] },
  },
  { closed: true },
);
