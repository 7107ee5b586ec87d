import { type Checker, type Decision, PresendError, redact } from 'presend';

import { native, packaged } from './commands.js';
import { conformance, startChecker } from './engine.js';

let checker: Checker;
beforeAll(async () => {
  checker = await startChecker();
});
afterAll(() => {
  checker.dispose();
});

const MARK = '[…]';

describe('redact', () => {
  test.each([
    ['nothing to take out', 'Hello, how are you?', 'Hello, how are you?'],
    ['an empty text', '', ''],
    ['details', 'mail john@gmail.com or +1 415 555 2671!', 'mail […] or […]!'],
    ['the whole text', 'john@gmail.com', '[…]'],
    ['a disguise, whole', 'write to john [at] gmail dot com please', 'write to […] please'],
    ['what is asked about stays', 'see www.acme-tools.com', 'see www.acme-tools.com'],
    ['lone surrogates stay', '\ud83d john@gmail.com \ude00 😀', '\ud83d […] \ude00 😀'],
  ])('%s', (_name, text, expected) => {
    expect(redact(text, checker.check(text))).toBe(expected);
  });

  test('the placeholder and what is asked about are options', () => {
    const text = 'see www.acme-tools.com or john@gmail.com';
    const decision = checker.check(text);
    expect(redact(text, decision, { placeholder: '' })).toBe('see www.acme-tools.com or ');
    expect(redact(text, decision, { ask: true })).toBe('see […] or […]');
    const placeholder = checker.message('interface.redacted');
    expect(redact(text, decision, { placeholder })).toBe('see www.acme-tools.com or [removed]');
  });

  test('a decision from JSON does as well', () => {
    const text = 'write to john@gmail.com';
    const decision = JSON.parse(JSON.stringify(checker.check(text))) as Decision;
    expect(redact(text, decision)).toBe('write to […]');
  });

  test('ranges that overlap are replaced once', () => {
    const text = 'john@gmail.com';
    const decision = checker.check(text);
    const twice = { ...decision, findings: [...decision.findings, ...decision.findings] };
    expect(redact(text, twice)).toBe(MARK);
  });

  test.each([
    '',
    'write to',
    'write to jane@gmail.com',
    'wrote to john@gmail.com',
    'write  to john@gmail.com',
    'write to john@gmail.com,',
  ])('refuses a decision about another text than %j', (other) => {
    const decision = checker.check('write to john@gmail.com');
    expect(() => redact(other, decision)).toThrow(
      expect.objectContaining({ name: 'PresendError', code: 'invalid_arguments' }) as PresendError,
    );
  });

  test.each([
    [null, {}],
    ['text', null],
    ['text', {}],
    ['text', { findings: [null] }],
    ['text', { findings: [{}] }],
    ['text', { findings: [{ start: 0, end: 1, id: 7 }] }],
    ['text', { findings: [{ start: 0, end: 9, id: '' }] }],
  ])('refuses %j with %j', (text, decision) => {
    expect(() => redact(text as string, decision as unknown as Decision)).toThrow(PresendError);
  });

  const cases = conformance().flatMap(([, all]) => all.filter(({ expect: e }) => !('error' in e)));

  test('nothing redacted is found again, and what stood beside it is gone in three rounds', () => {
    for (const { text: given, context } of cases) {
      let text = given;
      for (let round = 0; ; round++) {
        const decision = checker.check(text, context);
        if (decision.verdict !== 'block') break;
        if (round === 3) throw new Error(`still blocked: ${text}`);
        const redacted = redact(text, decision);
        const again = checker.check(redacted, context).findings;
        const seen = again.filter(
          ({ start, end, kind, value, outcome }) =>
            redacted.slice(start, end).includes(MARK) ||
            (outcome === 'block' &&
              value !== null &&
              decision.findings.some(
                (f) => f.outcome === 'block' && f.kind === kind && f.value === value,
              )),
        );
        if (seen.length > 0) throw new Error(`${redacted}: ${JSON.stringify(seen)}`);
        text = redacted;
      }
    }
  });

  test('the native command, the packaged one and the function give the same', () => {
    const input = cases.map(({ text }) => text).join('\n\n');
    const expected = redact(input, checker.check(input));
    expect(expected).toContain(MARK);
    const one = native(['redact'], { input });
    const other = packaged(['redact'], { input });
    expect(one.code).toBe(0);
    expect(other).toEqual(one);
    expect(Buffer.from(one.stdout, 'latin1').toString()).toBe(expected);
  });
});
