import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import type { Checker } from 'presend';

import { PACK, startChecker } from './engine.js';
import { errorWith } from './errors.js';
import { makeSigner, signed, withVersion } from '../packs/signing.js';

const NOW = new Date('2026-06-01T12:00:00Z');
const USUAL = 'Das ist eine E-Mail-Adresse.';
const OTHER = 'Das hier ist eine E-Mail-Adresse.';
const signer = makeSigner('team-2026');
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
const textsOf = (locale: string): Promise<Buffer<ArrayBuffer>> =>
  readFile(new URL(`../../dist/locales/${locale}.texts`, import.meta.url));

let checker: Checker;
/** The German texts that the new pack names, and that pack: its French ones are as they were. */
let german: Buffer<ArrayBuffer>;
let next: Buffer<ArrayBuffer>;

beforeEach(async () => {
  const usual = await textsOf('de');
  german = Buffer.from(usual.toString().replace(USUAL, OTHER));
  const pack = withVersion(await readFile(PACK), '0.2.0');
  const at = pack.indexOf(sha256(usual));
  expect(at).toBeGreaterThan(0);
  sha256(german).copy(pack, at);
  next = signed(pack, signer, { version: '0.2.0' });
  checker = await startChecker({
    keys: [signer.key],
    now: NOW,
    texts: { de: usual, fr: await textsOf('fr') },
  });
});
afterEach(() => {
  checker.dispose();
});

const headline = (locale: string): string | undefined =>
  checker.check('jo@gmail.com', { locale }).findings[0]?.headline;

test('an update keeps the texts that the new pack names too, and speaks English for the others', async () => {
  const french = headline('fr');
  expect(headline('de')).toBe(USUAL);
  await checker.update(next, { now: NOW });
  expect(headline('fr')).toBe(french);
  expect(checker.message('locale', 'fr')).toBe('fr');
  expect(headline('de')).toBe('This is an email address.');
  expect(checker.message('locale', 'de')).toBe('en');
});

test('the new pack is given its own texts, and refuses those of the old one', async () => {
  await checker.update(next, { now: NOW });
  await expect(checker.loadLocale('de', await textsOf('de'))).rejects.toThrow(
    errorWith('texts_untrusted'),
  );
  expect(headline('de')).toBe('This is an email address.');
  expect(await checker.loadLocale('de', german)).toBe('de');
  expect(headline('de')).toBe(OTHER);
});

test('an update that is refused leaves the texts as they were', async () => {
  const cut = next.subarray(0, -1);
  await expect(checker.update(cut, { now: NOW })).rejects.toThrow(errorWith('pack_truncated'));
  expect(headline('de')).toBe(USUAL);
});
