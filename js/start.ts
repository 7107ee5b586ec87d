import type { CheckerOptions } from './checker.js';
import { WasmEngine } from './engine.js';
import { PresendError } from './errors.js';
import type { Files } from './files.js';
import { dayOf, type KeyRing } from './keys.js';
import { loadEngine } from './load-engine.js';
import { loadBytes, type BinarySource } from './sources.js';

/**
 * Starts an engine with its pack and the texts that are wanted.
 * @throws PresendError as `createChecker`
 */
export async function start(
  files: Files,
  options: CheckerOptions,
  keys: KeyRing,
): Promise<WasmEngine> {
  const day = dayOf(options.now ?? new Date());
  const [wasm, pack] = await loadEngine(files, options);
  const engine = await WasmEngine.start(wasm, pack, { keys, day }, options.id ?? '');
  try {
    const { locales = [], texts = {} } = options;
    const wanted =
      locales === 'every' ? locales : [...new Set([...locales, ...Object.keys(texts)])];
    await addLocales(engine, files, wanted, texts);
    return engine;
  } catch (error) {
    engine.delete();
    throw error;
  }
}

/** Gives an engine the texts of several languages; `every` is all that the pack has. */
export async function addLocales(
  engine: WasmEngine,
  files: Files,
  tags: readonly string[] | 'every',
  texts: NonNullable<CheckerOptions['texts']> = {},
): Promise<void> {
  if (tags.length === 0) return;
  const { locales } = engine.packInfo();
  await Promise.all(
    (tags === 'every' ? locales : tags).map((tag) =>
      addLocale(() => engine, files, locales, tag, texts[tag]),
    ),
  );
}

/** Gives an engine the texts of a language, unless it has them: then `message('locale')` says so. */
export async function addLocale(
  engine: () => WasmEngine,
  files: Files,
  locales: readonly string[],
  tag: string,
  given?: BinarySource | Promise<BinarySource>,
): Promise<void> {
  engine().prepare(JSON.stringify({ locale: tag })); // says what is wrong with a tag that is none
  const locale = localeFor(tag, locales);
  const source = await given;
  if (locale === undefined || (!source && engine().message('locale', locale) === locale)) return;
  const texts = await loadBytes(source ?? (await files.texts(locale)), 'texts');
  try {
    await engine().addTexts(texts);
  } catch (error) {
    // The files of the package fit the pack of the package; another pack has files of its own.
    if (source || !(error instanceof PresendError && error.code === 'texts_untrusted')) throw error;
  }
}

/** The locale that a tag means: the longest prefix of its subtags that is among them, else the first, English. */
function localeFor(tag: string, locales: readonly string[]): string | undefined {
  const subtags = tag.toLowerCase().split('-');
  for (; subtags.length > 0; subtags.pop()) {
    const found = locales.find((locale) => locale.toLowerCase() === subtags.join('-'));
    if (found !== undefined) return found;
  }
  return locales[0];
}
