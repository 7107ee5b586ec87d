import type { PackKey } from 'presend';

import { makeSigner, signed, withId, withVersion, type Head, type Signer } from './signing.js';

/** The day of every case that names no other. */
export const TODAY = '2026-06-01';

/** A pack that a start is given, and by whom it may be signed. */
export interface StartCase {
  readonly name: string;
  readonly bytes: Buffer<ArrayBuffer>;
  readonly keys: readonly PackKey[];
  /** ISO 8601. */
  readonly now: string;
  /** `taken`, or the code of the refusal; without it, whatever the native command says. */
  readonly expected?: string;
}

/** A pack that must not take the place of one of version 0.1.5, and the code of the refusal. */
export interface UpdateCase {
  readonly name: string;
  readonly make: () => Buffer<ArrayBuffer>;
  readonly code: string;
}

/** Everything that hosts are given to take or refuse, made from the shipped pack; each has to answer like the others. */
export class PackCases {
  readonly signer: Signer = makeSigner('team-2026');
  readonly pack: Buffer;

  constructor(pack: Buffer) {
    this.pack = pack;
  }

  /** The shipped pack's rules as version `version`, signed. */
  release(version: string, head: Head = {}, by = this.signer): Buffer<ArrayBuffer> {
    return signed(withVersion(this.pack, version), by, { version, ...head });
  }

  /** Packs for a start: damaged in every part, of other keys, and on the days when keys change. */
  starts(): readonly StartCase[] {
    return [...this.#damaged(), ...this.#changeOfKeys()];
  }

  /** Packs for an update, and why each is refused. */
  updates(): readonly UpdateCase[] {
    const refusal = (name: string, code: string, make: () => Buffer<ArrayBuffer>): UpdateCase => ({
      name,
      code,
      make,
    });
    const { pack, signer } = this;
    const release = this.release.bind(this);
    return [
      refusal('unsigned', 'pack_unsigned', () => withVersion(pack, '0.2.0')),
      refusal('signed with a key not given', 'pack_wrong_key', () =>
        release('0.2.0', {}, makeSigner('other')),
      ),
      refusal('signed by another under the same name', 'pack_altered', () =>
        release('0.2.0', {}, makeSigner('team-2026')),
      ),
      refusal('signed with a test key', 'pack_test_key', () =>
        release('0.2.0', {}, makeSigner('test-2026')),
      ),
      refusal('altered in its rules', 'pack_altered', () => flipped(release('0.2.0'), -1000)),
      refusal('altered in its head', 'pack_altered', () =>
        flipped(release('0.2.0'), 'expires 2026-1'.length + 70),
      ),
      refusal('altered in its signature', 'pack_altered', () =>
        flipped(release('0.2.0'), -pack.length - 5),
      ),
      refusal('followed by more', 'pack_altered', () =>
        Buffer.concat([release('0.2.0'), Buffer.of(0)]),
      ),
      refusal('other than its head says', 'pack_altered', () =>
        signed(pack, signer, { version: '0.2.0' }),
      ),
      refusal('cut in the rules', 'pack_truncated', () => release('0.2.0').subarray(0, -1)),
      refusal('cut in the head', 'pack_truncated', () => release('0.2.0').subarray(0, 60)),
      refusal('too large by its head', 'pack_too_large', () =>
        release('0.2.0', { size: 16 * 1024 * 1024 + 1 }),
      ),
      refusal('too large', 'pack_too_large', () => Buffer.alloc(18 * 1024 * 1024)),
      refusal('for a newer engine', 'pack_unsupported', () =>
        release('0.2.0', { engine: '9.0.0' }),
      ),
      refusal('older', 'pack_downgraded', () => release('0.0.9')),
      refusal('expired', 'pack_expired', () => release('0.2.0', { expires: '2026-05-31' })),
      refusal('of another id', 'pack_other_id', () =>
        signed(withId(withVersion(pack, '0.2.0'), 'presend-another'), signer, {
          id: 'presend-another',
          version: '0.2.0',
        }),
      ),
      refusal('malformed in its head', 'pack_damaged', () =>
        release('0.2.0', { created: 'today' }),
      ),
      refusal('no pack in a valid envelope', 'pack_damaged', () =>
        signed(Buffer.alloc(200), signer, { version: '0.2.0' }),
      ),
    ];
  }

  #damaged(): StartCase[] {
    const { pack, signer } = this;
    const good = this.release('0.2.0');
    const files: readonly (readonly [name: string, expected: string, Buffer<ArrayBuffer>])[] = [
      ['good', 'taken', good],
      ['the pack of the build', 'taken', Buffer.from(pack)],
      ['unsigned', 'pack_unsigned', withVersion(pack, '0.2.0')],
      ['cut', 'pack_truncated', good.subarray(0, -7)],
      ['cut head', 'pack_truncated', good.subarray(0, 100)],
      ['longer', 'pack_altered', Buffer.concat([good, Buffer.of(1)])],
      ['other key', 'pack_wrong_key', signed(pack, makeSigner('team-b'))],
      ['other secret', 'pack_altered', signed(pack, makeSigner('team-2026'))],
      ['test key', 'pack_test_key', signed(pack, makeSigner('test-a'))],
      ['newer engine', 'pack_unsupported', signed(pack, signer, { engine: '99.0.0' })],
      ['no pack', 'pack_damaged', signed(Buffer.alloc(64), signer)],
      ['expired', 'pack_expired', this.release('0.2.0', { expires: '2026-05-31' })],
      ['nothing', 'pack_unsigned', Buffer.alloc(0)],
    ];
    const given = { keys: [signer.key], now: TODAY };
    // The head, the signature, and where the pack begins.
    const places = Array.from({ length: 45 }, (_, index) => 9 * index);
    return [
      ...files.map(([name, expected, bytes]) => ({ name, expected, bytes, ...given })),
      ...places.map((at) => ({
        name: `flipped at ${at}`,
        bytes: flipped(Buffer.from(good), at, 4),
        ...given,
      })),
    ];
  }

  #changeOfKeys(): StartCase[] {
    const old = makeSigner('team-2025', { notAfter: '2026-06-30' });
    const next = makeSigner('team-2027', { notBefore: '2026-06-01' });
    const days = [
      ['2026-05-31', 'taken', 'pack_wrong_key'],
      ['2026-06-01', 'taken', 'taken'],
      ['2026-06-30', 'taken', 'taken'],
      ['2026-07-01', 'pack_wrong_key', 'taken'],
    ] as const;
    return days.flatMap(([now, byOld, byNext]) =>
      [[old, byOld] as const, [next, byNext] as const].map(([by, expected]) => ({
        name: `signed with ${by.key.id}, on ${now}`,
        expected,
        bytes: this.release('0.2.0', {}, by),
        keys: [old.key, next.key],
        now,
      })),
    );
  }
}

/** The file with one bit changed, counted from the end where `at` is negative. */
function flipped(file: Buffer<ArrayBuffer>, at: number, bit = 1): Buffer<ArrayBuffer> {
  const index = at < 0 ? file.length + at : at;
  file[index] = (file[index] ?? 0) ^ bit;
  return file;
}
