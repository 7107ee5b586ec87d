import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { stampOf, type Checker, type Claim, type Context } from 'presend';
import {
  AUDIT_RECORD_SCHEMA,
  createAuthority,
  type AuditRecord,
  type Authority,
  type Schema,
} from 'presend/server';

import { conformance, PACK, root, startChecker, WASM } from '../engine.js';

const valid = new Ajv2020({ allErrors: true }).compile(AUDIT_RECORD_SCHEMA);
const AT = new Date('2026-01-02T03:04:05.678Z');

let authority: Authority;
let checker: Checker;
let latest: AuditRecord | undefined;

beforeAll(async () => {
  checker = await startChecker();
  authority = await createAuthority({
    wasm: WASM,
    packs: [PACK],
    now: () => AT,
    audit: (record) => {
      latest = record;
    },
  });
});
afterAll(() => {
  authority.dispose();
  checker.dispose();
});

async function record(text: string, context: Context = {}): Promise<AuditRecord> {
  latest = undefined;
  await authority.decide(text, context, stampOf(checker.check(text)), { subject: 'u-17' });
  if (!latest) throw new Error('nothing was recorded');
  return latest;
}

/** The names of all fields of a schema. */
const fieldsOf = (schema: Schema): string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([field, inner]) => [
    field,
    ...fieldsOf(inner.items ?? inner),
  ]);
const KEYS = fieldsOf(AUDIT_RECORD_SCHEMA);

/** All strings of a record, at any depth. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** Every word that may stand in a record because the pack, the vocabulary or the server says it. */
function vocabulary(): Set<string> {
  const { pack } = checker;
  const engine = checker.check('').engine;
  return new Set([
    ...[pack.digest, pack.version, engine, AT.toISOString(), 'u-17'],
    ...pack.kinds,
    ...pack.acts,
    ...pack.outcomes,
    ...['rule', 'inferred', 'declared', 'lifted', 'policy', 'verdict', 'findings'],
    ...['no_such_finding', 'not_claimable', 'disguised', 'not_needed'],
    ...'spelled_digits spelled_symbols spaced homoglyph invisible styled leet encoded'.split(' '),
    ...'reversed split_messages sound_alike'.split(' '),
    ...pack.policies.flatMap(({ id, rows, lifts, words }) => [
      id,
      ...words.purpose,
      ...rows.flatMap((row) => [row.id, ...(row.exception === null ? [] : [row.exception])]),
      ...lifts.flatMap((lift) => [lift.id, ...(lift.exception === null ? [] : [lift.exception])]),
    ]),
  ]);
}

/** The rules that the conformance cases meet, which are all kinds of them: their ids are the rules' own words. */
function ruleIds(): string[] {
  const ids = new Set<string>();
  for (const [, cases] of conformance()) {
    for (const { text, context, expect: expected } of cases) {
      if ('error' in expected) continue;
      for (const { rule } of checker.check(text, context).findings) ids.add(rule);
    }
  }
  for (const id of ids) expect(id).toMatch(/^[a-z_]+\/[a-z0-9_]+$/);
  return [...ids];
}

/**
 * Every string of a record is a word of a closed list. And as asked for in so many words: five units in a row of what
 * a finding covers stand in it only where such a word has them ("email", asked for in a message).
 */
function expectNothingOf(text: string, known: ReadonlySet<string>, made: AuditRecord): void {
  expect(stringsOf(made).filter((word) => !known.has(word))).toEqual([]);
  const json = JSON.stringify(made);
  const words = [...known, ...KEYS];
  for (const { start, end } of made.findings) {
    for (let i = start; i + 5 <= end; i++) {
      const five = text.slice(i, i + 5);
      if (json.includes(five)) expect(words.filter((word) => word.includes(five))).not.toEqual([]);
    }
  }
}

const name = fc.stringMatching(/^[a-z]{3,9}$/);
const digits = fc.stringMatching(/^[2-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4}$/);
const detail = fc.oneof(
  fc.tuple(name, name, name).map(([a, b, c]) => `${a}.${b}@${c}.com`),
  fc.tuple(name, name, name).map(([a, b, c]) => `${a} dot ${b} at ${c} dot com`),
  digits.map((number) => `+1 ${number}`),
  digits.map((number) => `WhatsApp ${number}`),
  fc.tuple(name, name).map(([a, b]) => `https://${a}.com/${b}?q=1`),
  fc.tuple(name, name).map(([a, b]) => `telegram: @${a}_${b}`),
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), name)
    .map(([n, a]) => `${n} ${a} Street, Austin, TX 78701`),
  name.map((a) => `https://t.me/${a}`),
  name.map((a) => `https://calendly.com/${a}/intro`),
  fc.constant('what is your email?'),
);
const message = fc
  .array(fc.oneof(detail, name, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 8 })
  .map((parts) => parts.join(' '));

test('no five units of a finding’s text are in a record, whatever is declared', async () => {
  const known = new Set([...vocabulary(), ...ruleIds()]);
  const purposes = ['system_access', 'legal_document', 'portfolio', 'work_content', 'not_contact'];
  let findings = 0;
  await fc.assert(
    fc.asyncProperty(message, fc.constantFrom(...purposes), async (text, purpose) => {
      const declared: Claim[] = checker
        .check(text)
        .findings.slice(0, 3)
        .map(({ kind, value }) => ({ purpose, kind, value }));
      const made = await record(text, { declared });
      findings += made.findings.length;
      expectNothingOf(text, known, made);
      expect(valid(made)).toBe(true);
    }),
    { numRuns: process.env['PRESEND_LONG'] ? 10_000 : 500 },
  );
  expect(findings).toBeGreaterThan(300);
});

test('nor in the records of the conformance cases', async () => {
  const known = new Set([...vocabulary(), ...ruleIds()]);
  let findings = 0;
  for (const [, cases] of conformance()) {
    for (const { text, context = {}, expect: expected } of cases) {
      if ('error' in expected) continue;
      const made = await record(text, context);
      findings += made.findings.length;
      expectNothingOf(text, known, made);
      if (!valid(made)) throw new Error(JSON.stringify(valid.errors));
    }
  }
  expect(findings).toBeGreaterThan(1000);
});

test('a client cannot write into it', async () => {
  const text = 'hello';
  const words = 'anna.brandt@gmail.com';
  await authority.decide(
    text,
    {},
    {
      policy: words,
      pack: words,
      engine: words,
      verdict: words as never,
      findings: words,
    },
  );
  expect(JSON.stringify(latest)).not.toContain('anna');
  expect(latest?.client).toEqual({
    agreed: false,
    differs: ['policy', 'verdict', 'findings'],
    stale: true,
  });
});

test('a record is what its schema says, field by field', async () => {
  const text = 'write to anna.brandt@gmail.com';
  const claim = { purpose: 'portfolio', kind: 'email', value: 'anna.brandt@gmail.com' };
  const made = await record(text, { declared: [claim] });
  expect(made).toEqual({
    schema: 1,
    at: '2026-01-02T03:04:05.678Z',
    subject: 'u-17',
    allowed: false,
    verdict: 'block',
    policy: 'upwork-2020-06-26',
    pack: checker.pack.digest,
    packVersion: checker.pack.version,
    engine: checker.check('').engine,
    units: text.length,
    findings: [
      {
        start: 9,
        end: 30,
        kind: 'email',
        act: 'share',
        outcome: 'block',
        score: expect.any(Number) as number,
        disguise: [],
        row: '1',
        basis: 'rule',
        exception: null,
        rule: 'email/address',
        split: 1,
      },
    ],
    declared: [{ purpose: 'portfolio', kind: 'email', accepted: false, why: 'not_claimable' }],
    client: { agreed: true, differs: [], stale: false },
  });
});

test('the manual tells every field', () => {
  const manual = readFileSync(path.join(root, 'docs', 'server.md'), 'utf8');
  for (const field of KEYS) expect(manual).toContain(`\`${field}\``);
});
