import { readFile } from 'node:fs/promises';

import { PresendError, redact, type CheckerOptions, type Context } from 'presend';

import { draftSuiteOf } from './draft-suite.js';
import { PACK, WASM } from './engine.js';
import { errorWith } from './errors.js';
import { called, TEXT, type Subject } from './subject.js';

/** What holds of a checker, wherever it runs. */
export function suiteOf(start: (options?: CheckerOptions) => Promise<Subject>): void {
  let checker: Subject;

  beforeAll(async () => {
    checker = await start();
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
        const started = await start(source);
        expect((await started.check(TEXT)).verdict).toBe('block');
        started.dispose();
      }
    });

    test('leaves the bytes it was given as they are', async () => {
      const pack = await readFile(PACK);
      const before = Buffer.from(pack);
      (await start({ pack })).dispose();
      expect(pack.equals(before)).toBe(true);
    });

    test('of a damaged pack fails, and can be tried again', async () => {
      const pack = await readFile(PACK);
      const damaged = Buffer.from(pack);
      damaged.fill(0xff, 64, 4096);
      await expect(start({ pack: damaged })).rejects.toThrow(PresendError);
      await expect(start({ pack: pack.subarray(0, 100) })).rejects.toThrow(PresendError);
      await expect(start({ pack: new Uint8Array() })).rejects.toThrow(PresendError);
      const again = await start({ pack });
      expect((await again.check(TEXT)).verdict).toBe('block');
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
      [
        'an answer that is an error',
        { pack: new Response('', { status: 404 }) },
        'pack_unavailable',
      ],
      ['a number', { wasm: 7 as unknown as URL }, 'invalid_arguments'],
      ['a date that is none', { now: new Date(NaN) }, 'invalid_arguments'],
    ])('of %s says so', async (_name, options, code) => {
      await expect(start(options)).rejects.toThrow(errorWith(code));
    });

    test('of another WebAssembly than the engine says so', async () => {
      const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
      await expect(start({ wasm: empty })).rejects.toThrow(errorWith('wasm_unavailable'));
    });
  });

  describe('a check', () => {
    test('gives plain frozen objects in UTF-16 units', async () => {
      const decision = await checker.check(`😀 ${TEXT}`);
      const [finding] = decision.findings;
      expect(finding).toMatchObject({ kind: 'email', start: 12, end: 26, value: 'john@gmail.com' });
      expect(Object.getPrototypeOf(decision)).toBe(Object.prototype);
      expect(Object.isFrozen(decision) && Object.isFrozen(decision.findings)).toBe(true);
      expect(Object.isFrozen(finding) && Object.isFrozen(finding?.claimable)).toBe(true);
      expect(Object.isFrozen(decision.pack)).toBe(true);
    });

    test('of a plain message gives the one decision of its context', async () => {
      const first = await checker.check('Hello, how are you?');
      expect(first).toMatchObject({ verdict: 'clear', findings: [], declared: [] });
      expect(await checker.check('Fine, thanks.')).toEqual(first);
      expect(Object.isFrozen(first)).toBe(true);
      expect(
        await checker.check('Fine, thanks.', { policy: 'upwork-before-2020-06-26' }),
      ).not.toEqual(first);
    });

    test('is the same whatever else was checked in between, with more contexts than are kept', async () => {
      const contexts = Array.from({ length: 30 }, (_, i): Context => ({
        allow: [`host-${i}.example`],
      }));
      const decide = (): Promise<string[]> =>
        Promise.all(
          contexts.map(async (context, i) =>
            JSON.stringify(await checker.check(`see a@host-${i}.example, ${TEXT}`, context)),
          ),
        );
      const first = await decide();
      expect(await decide()).toEqual(first);
      expect((await decide()).reverse()).toEqual(first.reverse());
      for (const json of first)
        expect((JSON.parse(json) as { findings: unknown[] }).findings).toHaveLength(1);
    });

    test('reads a context that was changed in place', async () => {
      const context = { contract: 'none' };
      expect((await checker.check(TEXT, context)).verdict).toBe('block');
      context.contract = 'active';
      expect((await checker.check(TEXT, context)).verdict).toBe('clear');
    });

    test('leaves clear findings out unless asked for', async () => {
      const context: Context = { contract: 'active' };
      expect((await checker.check(TEXT, context)).findings).toEqual([]);
      expect((await checker.check(TEXT, context, { all: true })).findings).toMatchObject([
        { outcome: 'clear', kind: 'email' },
      ]);
    });

    test('traces on demand', async () => {
      const { decision, trace } = await checker.check(TEXT, undefined, { trace: true });
      expect(decision).toEqual(await checker.check(TEXT));
      expect(trace.length).toBeGreaterThan(0);
    });

    test('takes lone surrogates for U+FFFD', async () => {
      const torn = `\ud83d ${TEXT} \udc00`;
      expect(await checker.check(torn)).toEqual(await checker.check(`\ufffd ${TEXT} \ufffd`));
    });

    test('takes the empty text, a long one, and refuses one that is too long', async () => {
      expect((await checker.check('')).verdict).toBe('clear');
      const [finding] = (await checker.check(`${'word '.repeat(100_000)}${TEXT}`)).findings;
      expect(finding?.start).toBe(500_009);
      await expect(called(() => checker.check('x'.repeat(17 * 1024 * 1024)))).rejects.toThrow(
        errorWith('text_too_long'),
      );
      expect((await checker.check(TEXT)).verdict).toBe('block');
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
    ])('under a context with %s is an error that says so', async (_name, context, code) => {
      await expect(called(() => checker.check(TEXT, context as Context))).rejects.toThrow(
        errorWith(code),
      );
      expect((await checker.check(TEXT)).verdict).toBe('block');
    });

    test('names the unknown key and the unknown word', async () => {
      await expect(called(() => checker.check(TEXT, { surfaces: 'x' } as Context))).rejects.toThrow(
        /surfaces/,
      );
      await expect(called(() => checker.check(TEXT, { surface: 'wall' }))).rejects.toThrow(/wall/);
    });

    test('of something that is no string, or under something that is no JSON, is an error', async () => {
      await expect(called(() => checker.check(7 as unknown as string))).rejects.toThrow(
        errorWith('invalid_arguments'),
      );
      const circular: Record<string, unknown> = {};
      circular['sender'] = circular;
      await expect(called(() => checker.check(TEXT, circular as Context))).rejects.toThrow(
        errorWith('invalid_json'),
      );
      for (const context of ['{}', null, 7]) {
        await expect(
          called(() => checker.check(TEXT, context as unknown as Context)),
        ).rejects.toThrow(errorWith('invalid_arguments'));
      }
    });

    test('judges declared purposes', async () => {
      const declared = [{ purpose: 'system_access', kind: 'email', value: 'John@Gmail.com' }];
      const decision = await checker.check(TEXT, { declared });
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
      expect((await checker.check('nothing', { declared })).declared).toMatchObject([
        { accepted: false, why: 'no_such_finding' },
      ]);
    });
  });

  describe('what the pack tells', () => {
    test('its policies with their words, kinds and locales', async () => {
      const pack = await checker.pack;
      expect(pack.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect((await checker.check('')).pack).toEqual({
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

    test('the texts of the interface', async () => {
      expect(await checker.message('interface.claim')).not.toBe('');
      expect(await checker.message('interface.summary_block_other')).toContain('{count}');
      expect(await checker.message('interface.no_such_text')).toBe('');
    });

    test('what the sender says by claiming a purpose, for each that a policy knows', async () => {
      const purposes = new Set(
        (await checker.pack).policies.flatMap((policy) => policy.words.purpose),
      );
      for (const purpose of purposes)
        expect(await checker.message(`exceptions.${purpose}.claim`)).not.toBe('');
    });
  });

  describe('a checker that was disposed of', () => {
    test('answers every call with an error, and can be disposed of again', async () => {
      const one = await start();
      const { id } = await one.pack;
      one.dispose();
      one.dispose();
      await expect(called(() => one.check(TEXT))).rejects.toThrow(errorWith('disposed'));
      await expect(called(() => one.message('interface.claim'))).rejects.toThrow(
        errorWith('disposed'),
      );
      await expect(called(() => one.loadLocale('de'))).rejects.toThrow(errorWith('disposed'));
      await expect(called(() => one.update(PACK))).rejects.toThrow(errorWith('disposed'));
      await expect(called(() => one.draft())).rejects.toThrow(errorWith('disposed'));
      expect((await one.pack).id).toBe(id);
    });

    test('leaves the others alone', async () => {
      const one = await start();
      const other = await start();
      one.dispose();
      expect((await other.check(TEXT)).verdict).toBe('block');
      other.dispose();
    });

    test('can be disposed of by `using`', async () => {
      const one = await start();
      one[Symbol.dispose]();
      await expect(called(() => one.check(TEXT))).rejects.toThrow(errorWith('disposed'));
    });
  });

  describe('another marketplace', () => {
    const context = { policy: 'example_stays', sender: { role: 'host', plan: 'hotel' } };

    test('has words of its own, which contexts take', async () => {
      const words = (await checker.pack).policies.find(
        ({ family }) => family === 'example_stays',
      )?.words;
      expect(words?.surface).toEqual(['listing', 'review', 'inquiry', 'chat']);
      expect(words?.role).toEqual(['guest', 'host']);
      expect(await checker.check(TEXT, { policy: 'example_stays' })).toMatchObject({
        verdict: 'block',
        policy: 'example-stays-2024',
        findings: [{ row: 'details', claimable: ['visa_letter'] }],
      });
      expect(await checker.check(TEXT, { ...context, surface: 'listing' })).toMatchObject({
        verdict: 'advise',
        findings: [{ exception: 'registered_hotel', basis: 'lifted' }],
      });
      expect((await checker.check(TEXT, { ...context, contract: 'accepted' })).verdict).toBe(
        'clear',
      );
    });

    test('does not know the words of the first', async () => {
      await expect(
        called(() => checker.check(TEXT, { policy: 'example_stays', contract: 'active' })),
      ).rejects.toThrow(errorWith('unknown_word'));
      await expect(called(() => checker.check(TEXT, { contract: 'accepted' }))).rejects.toThrow(
        errorWith('unknown_word'),
      );
    });
  });

  test('a policy says from when it is in force', async () => {
    expect((await checker.pack).policies.map(({ id, effective }) => [id, effective])).toEqual([
      ['example-stays-2024', '2024-01-01'],
      ['upwork-2020-06-26', '2020-06-26'],
      ['upwork-before-2020-06-26', null],
      ['upwork-current', '2023-01-01'],
    ]);
  });

  test('the pack has polite refusals for those who are asked to talk elsewhere', async () => {
    for (const number of [0, 1, 2]) {
      const refusal = await checker.message(`refusals.${number}`);
      expect(refusal).not.toBe('');
      expect((await checker.check(refusal)).verdict).toBe('clear');
    }
  });

  draftSuiteOf(() => checker, start);

  describe('beside the checks', () => {
    test('a language is loaded, and explanations are in it', async () => {
      const one = await start();
      const source = new URL('../../dist/locales/de.texts', import.meta.url);
      expect(await one.loadLocale('de-AT', source)).toBe('de');
      const [finding] = (await one.check(TEXT, { locale: 'de' })).findings;
      const [english] = (await one.check(TEXT)).findings;
      expect(finding?.headline).not.toBe(english?.headline);
      expect(await one.message('direction', 'de')).toBe('ltr');
      await expect(called(() => one.loadLocale('not a tag'))).rejects.toThrow(
        errorWith('invalid_value'),
      );
      await expect(
        called(() => one.loadLocale('fr', new TextEncoder().encode('none'))),
      ).rejects.toThrow(PresendError);
      one.dispose();
    });

    test('languages are loaded at the start', async () => {
      const texts = { de: new URL('../../dist/locales/de.texts', import.meta.url) };
      const one = await start({ texts });
      expect(await one.message('locale', 'de')).toBe('de');
      one.dispose();
    });

    test('a decision redacts the text that it is about', async () => {
      expect(redact(TEXT, await checker.check(TEXT))).toBe('write to […]');
    });

    test('an update without keys is refused, and the pack stays', async () => {
      const { digest } = await checker.pack;
      await expect(called(() => checker.update(new Uint8Array(64)))).rejects.toThrow(PresendError);
      await expect(
        called(() => checker.update(new URL('./nowhere.pack', import.meta.url))),
      ).rejects.toThrow(errorWith('pack_unavailable'));
      expect((await checker.pack).digest).toBe(digest);
      expect((await checker.check(TEXT)).pack.digest).toBe(digest);
    });
  });
}
