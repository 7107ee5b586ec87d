import { createChecker, type Checker } from '../checker.js';
import { PresendError } from '../errors.js';
import { packageFiles } from '../files.js';
import type { PackKey } from '../keys.js';
import { loadBytes, loadWasm, type BinarySource, type WasmSource } from '../sources.js';
import type { ClientStamp } from '../stamp.js';
import type { Context, PackInfo, PackStamp } from '../types.js';
import { warmUpLater } from '../warm-up.js';
import { recordOf, type AuditSink } from './audit.js';
import { holdToLimits, MESSAGE_LIMITS, type MessageLimits } from './limits.js';
import { packFile, PackFiles, type PackFile } from './pack-files.js';
import { rule, type Ruling } from './ruling.js';

export interface AuthorityOptions {
  /**
   * Packs to start with, oldest first: each takes the place of the one before, as with `update`. By default the one
   * that comes with the package, alone.
   */
  readonly packs?: readonly BinarySource[];
  /** Whose signatures on packs are accepted; without keys only the pack that comes with the package is taken. */
  readonly keys?: readonly PackKey[];
  /** The engine; by default the one that comes with the package. */
  readonly wasm?: WasmSource;
  /** The languages of explanations beside English, as for `createChecker`. */
  readonly locales?: readonly string[] | 'every';
  /** The present, for the expiry of packs and keys and for audit records; by default the system's clock. */
  readonly now?: () => Date;
  /** Gets the record of every decision, before it is answered. */
  readonly audit?: AuditSink;
  /** By default 64 KiB of text, and 64 declared purposes. */
  readonly limits?: Partial<MessageLimits>;
}

/** Decides about messages. What a client says of its own check is compared and has no weight. */
export interface Authority {
  /**
   * Decides about a message. A host's own route calls it with the very text that it goes on to store.
   * @param context made by the server: of the client's only `declared` and `locale`
   * @param stamp what the client says of its own check
   * @param about `subject`: the host's pseudonym for the sender, for the audit record
   * @throws PresendError (as a rejection) `text_too_long`, `context_too_large`, `audit_failed`, and those of `Checker.check`.
   *   After an error nothing may be sent.
   */
  decide(
    text: string,
    context?: Context,
    stamp?: ClientStamp,
    about?: { readonly subject?: string | undefined },
  ): Promise<Ruling>;
  /**
   * Takes a newer pack in place of the one held. Every decision is wholly by one pack.
   * @returns the pack held now
   * @throws PresendError (as a rejection) as `Checker.update`; the pack held stays
   */
  update(source: BinarySource): Promise<PackStamp>;
  /** Throws what is wrong with a context, whatever the text. */
  verify(context: Context): void;
  /** The pack held, its policies and their words. */
  readonly pack: PackInfo;
  /** The pack held as a file, and one by its name `sha256-<hex>`: the current or the one before. */
  readonly file: PackFile;
  findFile(name: string): PackFile | undefined;
  readonly limits: MessageLimits;
  /** Frees the engine's memory; every later decision rejects with `disposed`. */
  dispose(): void;
}

/**
 * Starts an authority. A pack that is refused makes it reject, so that a server does not start with older rules than
 * its operator meant; leave that pack out to start with the ones before it.
 *
 * @example
 * const authority = await createAuthority();
 * const ruling = await authority.decide('write to john@gmail.com', { surface: 'message' });
 * ruling.allowed; // false
 * ruling.decision.verdict; // 'block'
 *
 * @throws PresendError as `createChecker` and `Authority.update`
 */
export async function createAuthority(options: AuthorityOptions = {}): Promise<Authority> {
  const { now = () => new Date(), packs = [], keys = [] } = options;
  const wasm = await loadWasm(options.wasm ?? (await packageFiles.wasm()));
  const [first, ...newer] = packs;
  const bytes = await ownBytes(first ?? (await packageFiles.pack()));
  const checker = await createChecker({
    wasm,
    pack: bytes,
    keys,
    now: now(),
    ...(options.locales ? { locales: options.locales } : {}),
  });
  const files = new PackFiles({ ...(await packFile(bytes)), pack: nameOf(checker.pack) });
  const authority = new HoldingAuthority(checker, files, { ...options, now });
  try {
    for (const source of newer) await authority.update(source);
  } catch (error) {
    authority.dispose();
    throw error;
  }
  while (checker.warmUp()); // no request waits for it
  return authority;
}

class HoldingAuthority implements Authority {
  readonly #checker: Checker;
  readonly #files: PackFiles;
  readonly #now: () => Date;
  readonly #audit: AuditSink | undefined;
  readonly limits: MessageLimits;
  /** Updates one after the other: of two at once the older must not win. */
  #updates: Promise<unknown> = Promise.resolve();

  constructor(checker: Checker, files: PackFiles, options: AuthorityOptions) {
    this.#checker = checker;
    this.#files = files;
    this.#now = options.now ?? (() => new Date());
    this.#audit = options.audit;
    this.limits = { ...MESSAGE_LIMITS, ...options.limits };
  }

  async decide(
    text: string,
    context: Context = {},
    stamp?: ClientStamp,
    about: { readonly subject?: string | undefined } = {},
  ): Promise<Ruling> {
    holdToLimits(text, context, this.limits);
    const decision = this.#checker.check(text, context);
    const ruling = rule(decision, stamp, this.#addressOf(decision.pack));
    if (this.#audit) {
      const { subject = null } = about;
      try {
        await this.#audit(recordOf(ruling, { text, at: this.#now(), subject }));
      } catch (error) {
        throw new PresendError('audit_failed', 'the decision could not be recorded', {
          cause: error,
        });
      }
    }
    return ruling;
  }

  /** Between the swap of packs and that of files the current one is meant, whatever its name will be. */
  #addressOf(pack: PackStamp): string {
    return pack.digest === this.file.pack.digest ? `packs/${this.file.name}` : 'packs/current';
  }

  update(source: BinarySource): Promise<PackStamp> {
    const update = this.#updates.then(async () => {
      const bytes = await ownBytes(source);
      const file = await packFile(bytes);
      const pack = nameOf(await this.#checker.update(bytes, { now: this.#now() }));
      this.#files.replace({ ...file, pack });
      warmUpLater(this.#checker, setTimeout);
      return pack;
    });
    this.#updates = update.catch(() => undefined);
    return update;
  }

  verify(context: Context): void {
    this.#checker.check('', context);
  }

  get pack(): PackInfo {
    return this.#checker.pack;
  }

  get file(): PackFile {
    return this.#files.current;
  }

  findFile(name: string): PackFile | undefined {
    return this.#files.find(name);
  }

  dispose(): void {
    this.#checker.dispose();
  }
}

/** A copy, so that what is served stays what was verified, whatever its owner does with it. */
async function ownBytes(source: BinarySource): Promise<Uint8Array<ArrayBuffer>> {
  return (await loadBytes(source, 'pack')).slice();
}

function nameOf({ id, version, digest }: PackInfo): PackStamp {
  return { id, version, digest };
}
