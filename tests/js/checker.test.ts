import { readFile } from 'node:fs/promises';

import { createChecker, PresendError, type Checker, type Context } from 'presend';

import { PACK, startChecker, WASM } from './engine.js';
import { errorWith } from './errors.js';

const TEXT = 'write to john@gmail.com';
let checker: Checker;

beforeAll(async () => {
  checker = await startChecker();
});

afterAll(() => {
  checker.dispose();
});

describe('a start', () => {
  test('takes bytes, URLs, responses, a compiled module, and promises of them', async () => {
    const bytes = await readFile(WASM);
    const pack = await readFile(PACK);
    const module = await WebAssembly.compile(bytes);
    const arrayBuffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const typed = (type: string): Response =>
      new Response(bytes, { headers: { 'content-type': type } });
    const sources = [
      { wasm: bytes },
      { wasm: arrayBuffer },
      { wasm: WASM },
      { wasm: module },
      { wasm: typed('application/wasm') },
      { wasm: typed('application/octet-stream') },
      { wasm: Promise.resolve(WASM) },
      { pack },
      { pack: new Response(pack) },
      { pack: Promise.resolve(pack) },
    ];
    for (const source of sources) {
      const started = await startChecker(source);
      expect(started.check(TEXT).verdict).toBe('block');
      started.dispose();
    }
  });

  test('leaves the bytes it was given as they are', async () => {
    const pack = await readFile(PACK);
    const before = Buffer.from(pack);
    (await startChecker({ pack })).dispose();
    expect(pack.equals(before)).toBe(true);
  });

  test('of a damaged pack fails, and can be tried again', async () => {
    const pack = await readFile(PACK);
    const damaged = Buffer.from(pack);
    damaged.fill(0xff, 64, 4096);
    await expect(startChecker({ pack: damaged })).rejects.toThrow(PresendError);
    await expect(startChecker({ pack: pack.subarray(0, 100) })).rejects.toThrow(PresendError);
    await expect(startChecker({ pack: new Uint8Array() })).rejects.toThrow(PresendError);
    const again = await startChecker({ pack });
    expect(again.check(TEXT).verdict).toBe('block');
    again.dispose();
  });

  test.each([
    ['no WebAssembly', { wasm: new TextEncoder().encode('not wasm') }, 'wasm_unavailable'],
    [
      'a WebAssembly file that is not there',
      { wasm: new URL('./nowhere.wasm', import.meta.url) },
      'wasm_unavailable',
    ],
    [
      'a pack that is not there',
      { pack: new URL('./nowhere.pack', import.meta.url) },
      'pack_unavailable',
    ],
    ['an answer that is an error', { pack: new Response('', { status: 404 }) }, 'pack_unavailable'],
    ['a number', { wasm: 7 as unknown as URL }, 'invalid_arguments'],
    ['a date that is none', { now: new Date(NaN) }, 'invalid_arguments'],
  ])('of %s says so', async (_name, options, code) => {
    await expect(startChecker(options)).rejects.toThrow(errorWith(code));
  });

  test('of another WebAssembly than the engine says so', async () => {
    const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    await expect(startChecker({ wasm: empty })).rejects.toThrow(errorWith('wasm_unavailable'));
  });
});

describe('a check', () => {
  test('gives plain frozen objects in UTF-16 units', () => {
    const decision = checker.check(`😀 ${TEXT}`);
    const [finding] = decision.findings;
    expect(finding).toMatchObject({ kind: 'email', start: 12, end: 26, value: 'john@gmail.com' });
    expect(Object.getPrototypeOf(decision)).toBe(Object.prototype);
    expect(Object.isFrozen(decision) && Object.isFrozen(decision.findings)).toBe(true);
    expect(Object.isFrozen(finding) && Object.isFrozen(finding?.claimable)).toBe(true);
    expect(Object.isFrozen(decision.pack)).toBe(true);
  });

  test('of a plain message gives the one decision of its context', () => {
    const first = checker.check('Hello, how are you?');
    expect(first).toMatchObject({ verdict: 'clear', findings: [], declared: [] });
    expect(checker.check('Fine, thanks.')).toBe(first);
    expect(Object.isFrozen(first)).toBe(true);
    expect(checker.check('Fine, thanks.', { policy: 'upwork-before-2020-06-26' })).not.toBe(first);
  });

  test('is the same whatever else was checked in between, with more contexts than are kept', () => {
    const contexts = Array.from({ length: 30 }, (_, i): Context => ({
      allow: [`host-${i}.example`],
    }));
    const decide = (): string[] =>
      contexts.map((context, i) =>
        JSON.stringify(checker.check(`see a@host-${i}.example, ${TEXT}`, context)),
      );
    const first = decide();
    expect(decide()).toEqual(first);
    expect(decide().reverse()).toEqual(first.reverse());
    for (const json of first)
      expect((JSON.parse(json) as { findings: unknown[] }).findings).toHaveLength(1);
  });

  test('reads a context that was changed in place', () => {
    const context = { contract: 'none' };
    expect(checker.check(TEXT, context).verdict).toBe('block');
    context.contract = 'active';
    expect(checker.check(TEXT, context).verdict).toBe('clear');
  });

  test('leaves clear findings out unless asked for', () => {
    const context: Context = { contract: 'active' };
    expect(checker.check(TEXT, context).findings).toEqual([]);
    expect(checker.check(TEXT, context, { all: true }).findings).toMatchObject([
      { outcome: 'clear', kind: 'email' },
    ]);
  });

  test('traces on demand', () => {
    const { decision, trace } = checker.check(TEXT, undefined, { trace: true });
    expect(decision).toEqual(checker.check(TEXT));
    expect(trace.length).toBeGreaterThan(0);
  });

  test('takes lone surrogates for U+FFFD', () => {
    const torn = `\ud83d ${TEXT} \udc00`;
    expect(checker.check(torn)).toEqual(checker.check(`\ufffd ${TEXT} \ufffd`));
  });

  test('takes the empty text, a long one, and refuses one that is too long', () => {
    expect(checker.check('').verdict).toBe('clear');
    const [finding] = checker.check(`${'word '.repeat(100_000)}${TEXT}`).findings;
    expect(finding?.start).toBe(500_009);
    expect(() => checker.check('x'.repeat(17 * 1024 * 1024))).toThrow(errorWith('text_too_long'));
    expect(checker.check(TEXT).verdict).toBe('block');
  });

  test.each<readonly [string, unknown, string]>([
    ['an unknown key', { surfaces: 'message' }, 'unknown_key'],
    ['an unknown word', { surface: 'wall' }, 'unknown_word'],
    ['a wrong type', { regions: 'US' }, 'invalid_value'],
    [
      'too much said before',
      { recent: [{ from: 'sender', text: 'x'.repeat(9000) }] },
      'context_too_large',
    ],
  ])('under a context with %s is an error that says so', (_name, context, code) => {
    expect(() => checker.check(TEXT, context as Context)).toThrow(errorWith(code));
    expect(checker.check(TEXT).verdict).toBe('block');
  });

  test('names the unknown key and the unknown word', () => {
    expect(() => checker.check(TEXT, { surfaces: 'x' } as Context)).toThrow(/surfaces/);
    expect(() => checker.check(TEXT, { surface: 'wall' })).toThrow(/wall/);
  });

  test('of something that is no string, or under something that is no JSON, is an error', () => {
    expect(() => checker.check(7 as unknown as string)).toThrow(errorWith('invalid_arguments'));
    const circular: Record<string, unknown> = {};
    circular['sender'] = circular;
    expect(() => checker.check(TEXT, circular as Context)).toThrow(errorWith('invalid_json'));
    for (const context of ['{}', null, 7]) {
      expect(() => checker.check(TEXT, context as unknown as Context)).toThrow(
        errorWith('invalid_arguments'),
      );
    }
  });

  test('judges declared purposes', () => {
    const declared = [{ purpose: 'system_access', kind: 'email', value: 'John@Gmail.com' }];
    const decision = checker.check(TEXT, { declared });
    expect(decision.verdict).toBe('advise');
    expect(decision.declared).toEqual([
      {
        purpose: 'system_access',
        kind: 'email',
        value: 'john@gmail.com',
        accepted: true,
        why: null,
      },
    ]);
    expect(checker.check('nothing', { declared }).declared).toMatchObject([
      { accepted: false, why: 'no_such_finding' },
    ]);
  });
});

describe('what the pack tells', () => {
  test('its policies with their words, kinds and locales', () => {
    const { pack } = checker;
    expect(pack.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(checker.check('').pack).toEqual({
      id: pack.id,
      version: pack.version,
      digest: pack.digest,
    });
    const standard = pack.policies.find((policy) => policy.default);
    expect(standard?.words.surface).toContain('proposal');
    expect(pack.policies.filter((policy) => policy.default)).toHaveLength(1);
    expect(pack.kinds).toContain('email');
    expect(pack.outcomes).toEqual(['clear', 'advise', 'ask', 'block']);
    expect(Object.isFrozen(pack.policies)).toBe(true);
  });

  test('the texts of the interface', () => {
    expect(checker.message('interface.claim')).not.toBe('');
    expect(checker.message('interface.summary_block_other')).toContain('{count}');
    expect(checker.message('interface.no_such_text')).toBe('');
  });

  test('what the sender says by claiming a purpose, for each that a policy knows', () => {
    const purposes = new Set(checker.pack.policies.flatMap((policy) => policy.words.purpose));
    for (const purpose of purposes)
      expect(checker.message(`exceptions.${purpose}.claim`)).not.toBe('');
  });
});

describe('a checker that was disposed of', () => {
  test('answers every call with an error, and can be disposed of again', async () => {
    const one = await startChecker();
    one.dispose();
    one.dispose();
    expect(() => one.check(TEXT)).toThrow(errorWith('disposed'));
    expect(() => one.message('interface.claim')).toThrow(errorWith('disposed'));
    expect(one.pack.id).toBe(checker.pack.id);
  });

  test('leaves the others alone', async () => {
    const one = await startChecker();
    const other = await startChecker();
    one.dispose();
    expect(other.check(TEXT).verdict).toBe('block');
    other.dispose();
  });

  test('can be disposed of by `using`', async () => {
    const one = await startChecker();
    one[Symbol.dispose]();
    expect(() => one.check(TEXT)).toThrow(errorWith('disposed'));
  });
});

test('by default the files beside the code are taken', async () => {
  // In the sources there are none: the error names where they were looked for. The built package has its own test.
  await expect(createChecker()).rejects.toThrow(/presend\.wasm|default\.pack/);
});

describe('another marketplace', () => {
  const context = { policy: 'example_stays', sender: { role: 'host', plan: 'hotel' } };

  test('has words of its own, which contexts take', () => {
    const words = checker.pack.policies.find(({ family }) => family === 'example_stays')?.words;
    expect(words?.surface).toEqual(['listing', 'review', 'inquiry', 'chat']);
    expect(words?.role).toEqual(['guest', 'host']);
    expect(checker.check(TEXT, { policy: 'example_stays' })).toMatchObject({
      verdict: 'block',
      policy: 'example-stays-2024',
      findings: [{ row: 'details', claimable: ['visa_letter'] }],
    });
    expect(checker.check(TEXT, { ...context, surface: 'listing' })).toMatchObject({
      verdict: 'advise',
      findings: [{ exception: 'registered_hotel', basis: 'lifted' }],
    });
    expect(checker.check(TEXT, { ...context, contract: 'accepted' }).verdict).toBe('clear');
  });

  test('does not know the words of the first', () => {
    expect(() => checker.check(TEXT, { policy: 'example_stays', contract: 'active' })).toThrow(
      errorWith('unknown_word'),
    );
    expect(() => checker.check(TEXT, { contract: 'accepted' })).toThrow(errorWith('unknown_word'));
  });
});

test('a policy says from when it is in force', () => {
  expect(checker.pack.policies.map(({ id, effective }) => [id, effective])).toEqual([
    ['example-stays-2024', '2024-01-01'],
    ['upwork-2020-06-26', '2020-06-26'],
    ['upwork-before-2020-06-26', null],
    ['upwork-current', '2023-01-01'],
  ]);
});

test('the pack has polite refusals for those who are asked to talk elsewhere', () => {
  const refusals = [0, 1, 2].map((number) => checker.message(`refusals.${number}`));
  for (const refusal of refusals) {
    expect(refusal).not.toBe('');
    expect(checker.check(refusal).verdict).toBe('clear');
  }
});
