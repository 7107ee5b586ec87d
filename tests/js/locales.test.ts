import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Checker } from 'presend';

import { Texts } from '../../js/composer/texts.js';
import { native, packaged } from './commands.js';
import { root, startChecker, TEXTS } from './engine.js';
import { errorWith } from './errors.js';

const TEXT = 'write to john [at] gmail dot com, or ask me on wechat: ana_draws';
const urlOf = (locale: string): URL =>
  new URL(`../../dist/locales/${locale}.texts`, import.meta.url);
const textsOf = (locale: string): Buffer<ArrayBuffer> => readFileSync(urlOf(locale));

const files = readdirSync(path.join(root, 'rules', 'explanations'));
const LOCALES = files.map((file) => file.replace('.yaml', ''));
const TRANSLATIONS = LOCALES.filter((locale) => locale !== 'en');

let checker: Checker;

beforeAll(async () => {
  checker = await startChecker({ texts: TEXTS });
});

afterAll(() => {
  checker.dispose();
});

describe('the locales of a checker', () => {
  test('are English and those of the rules', () => {
    expect([...checker.pack.locales].sort()).toEqual([...LOCALES].sort());
    expect(checker.pack.locales[0]).toBe('en');
  });

  test('are loaded when it starts, by the longest prefix that the pack has', async () => {
    const started = await startChecker({
      locales: ['de-AT', 'ja'],
      texts: { 'de-AT': urlOf('de'), 'zh-Hant-TW': urlOf('zh') },
    });
    expect(started.check(TEXT, { locale: 'de' }).findings[0]?.headline).toBe(
      'Das ist eine E-Mail-Adresse.',
    );
    expect(started.message('locale', 'zh-CN')).toBe('zh');
    expect(started.message('locale', 'ja')).toBe('en');
    expect(started.message('locale', 'fr')).toBe('en');
    started.dispose();
  });

  test('can come later, from wherever bytes come', async () => {
    const started = await startChecker();
    const context = { locale: 'es' };
    expect(started.check(TEXT, context).findings[0]?.headline).toBe('This is an email address.');
    expect(await started.loadLocale('es-MX', urlOf('es'))).toBe('es');
    expect(started.check(TEXT, context).findings[0]?.headline).toBe(
      checker.message('headlines.email.share', 'es'),
    );
    expect(await started.loadLocale('pt', textsOf('pt'))).toBe('pt');
    expect(await started.loadLocale('ru', new Response(textsOf('ru')))).toBe('ru');
    expect(await started.loadLocale('uk', Promise.resolve(textsOf('uk')))).toBe('uk');
    expect(await started.loadLocale('uk')).toBe('uk');
    expect(await started.loadLocale('ja')).toBe('en');
    expect(await started.loadLocale('en-GB')).toBe('en');
    started.dispose();
    await expect(started.loadLocale('fr', urlOf('fr'))).rejects.toEqual(errorWith('disposed'));
  });

  test('are refused when they are not what the pack names', async () => {
    const altered = Buffer.from(textsOf('de'));
    altered[1000] = 0x20;
    const refusals: readonly (readonly [Uint8Array<ArrayBuffer> | URL | Response, string])[] = [
      [new Uint8Array(altered), 'texts_untrusted'],
      [new Uint8Array(textsOf('de').subarray(0, 5000)), 'texts_untrusted'],
      [new Uint8Array(), 'texts_damaged'],
      [new TextEncoder().encode('presend texts 1 ja\n'), 'texts_unknown'],
      [new URL('file:///nowhere/de.texts'), 'texts_unavailable'],
      [new Response('', { status: 404 }), 'texts_unavailable'],
    ];
    for (const [source, code] of refusals) {
      const started = await startChecker();
      await expect(started.loadLocale('de', source)).rejects.toEqual(errorWith(code));
      expect(started.message('locale', 'de')).toBe('en'); // and it goes on in English
      started.dispose();
    }
    await expect(startChecker({ texts: { de: new Uint8Array(altered) } })).rejects.toEqual(
      errorWith('texts_untrusted'),
    );
    await expect(startChecker({ locales: ['not a tag'] })).rejects.toEqual(
      errorWith('invalid_value'),
    );
  });

  test('have texts of their own for every row that a decision met', () => {
    for (const locale of TRANSLATIONS) {
      const english = checker.check(TEXT).findings;
      checker.check(TEXT, { locale }).findings.forEach((finding, index) => {
        for (const part of ['headline', 'reason', 'instead'] as const) {
          expect(finding[part]).not.toBe(english[index]?.[part]);
          expect(finding[part]).not.toMatch(/[{}]/);
        }
      });
    }
  });
});

describe.each(LOCALES)('the two commands in %s', (locale) => {
  const lines = [
    { text: TEXT, context: { locale } },
    { text: '+1 415 555 2671', context: { locale: `${locale}-XX`, view: 'recipient' } },
    { text: 'my site is example.com' },
  ];
  test.each([
    ['check', '--set', `locale=${locale}`, TEXT],
    ['explain', '--set', `locale=${locale}`, '--set', 'view=recipient', TEXT],
    ['check', '--json', '--set', `locale=${locale}-X`, TEXT],
    ['scan'],
  ])('%s: the same bytes', (...args) => {
    const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    expect(packaged(args, { input })).toEqual(native(args, { input }));
  });
});

describe('numbers', () => {
  test.each(LOCALES)('%s declares the plurals of its language', (locale) => {
    const source = readFileSync(path.join(root, 'rules', 'explanations', `${locale}.yaml`), 'utf8');
    const declared = /^plurals: \[(.*)\]$/m.exec(source)?.[1]?.split(', ') ?? [];
    const rules = new Intl.PluralRules(locale);
    const used = new Set(Array.from({ length: 201 }, (_, count) => rules.select(count)));
    expect(declared).toEqual(expect.arrayContaining([...used]));
    for (const category of declared) expect([...used, 'other']).toContain(category);
  });

  test('take the form of the language', () => {
    const texts = new Texts(checker, () => undefined);
    const read = (locale: string, count: number): string => {
      texts.locale = locale;
      return texts.counted('summary_block', count);
    };
    expect(read('ru', 2)).not.toBe(read('ru', 5).replace('5', '2'));
    expect(read('ar', 1)).toMatch(/^معلومة واحدة/);
    expect(read('ar', 2)).toMatch(/^معلومتان/);
    expect(read('ar', 3)).toMatch(/3/);
    expect(read('zh', 1)).toMatch(/1/);
    texts.locale = 'zh';
    expect(texts.joined('sentences', ['一。', '二。'])).toBe('一。二。');
    expect(texts.joined('list', ['一', '二', '三'])).toBe('一、二、三');
    expect(texts.language).toBe('zh');
    texts.locale = 'ar-EG';
    expect(texts.direction).toBe('rtl');
  });
});
