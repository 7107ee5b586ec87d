import { PresendError } from './errors.js';

/**
 * A key whose signatures on packs are accepted: what `presend pack keygen` writes as the public half. Two keys whose
 * times overlap are how one is replaced by the next.
 */
export interface PackKey {
  /** 1 to 64 of a-z, 0-9, `.`, `_`, `-`. The package refuses keys whose id begins with `test-`. */
  readonly id: string;
  /** The 32 bytes of the Ed25519 public key (RFC 8032), as base64. */
  readonly publicKey: string;
  /** The first and the last day (ISO 8601, UTC) on which it is accepted; left out: no limit. */
  readonly notBefore?: string;
  readonly notAfter?: string;
}

/** Keys as the engine takes them, and what only the host needs: their bytes, in the same order. */
export interface KeyRing {
  /** A line `id not_before not_after` each, in days since 1970-01-01. */
  readonly lines: string;
  readonly publicKeys: readonly Uint8Array<ArrayBuffer>[];
}

const FIRST_DAY = -2147483648;
const LAST_DAY = 2147483647;

/** Days since 1970-01-01, UTC. @throws PresendError `invalid_arguments` */
export function dayOf(now: Date): number {
  const day = Math.floor(now.getTime() / 86_400_000);
  if (!Number.isInteger(day))
    throw new PresendError('invalid_arguments', 'now must be a valid date');
  return day;
}

/** @throws PresendError `invalid_arguments` for what is no key */
export function keyRing(keys: readonly PackKey[]): KeyRing {
  if (!Array.isArray(keys)) throw misused('keys must be a list');
  return {
    lines: keys
      .map((key: PackKey) => {
        if (typeof key.id !== 'string' || !/^[a-z0-9._-]{1,64}$/.test(key.id))
          throw misused('the id of a key must be 1 to 64 of a-z, 0-9, ".", "_" and "-"');
        return `${key.id} ${dayOfIso(key.notBefore, FIRST_DAY)} ${dayOfIso(key.notAfter, LAST_DAY)}\n`;
      })
      .join(''),
    publicKeys: keys.map(({ id, publicKey }: PackKey) => bytesOf(id, publicKey)),
  };
}

function dayOfIso(date: string | undefined, otherwise: number): number {
  if (date === undefined) return otherwise;
  const day = Date.parse(date) / 86_400_000;
  if (!Number.isInteger(day) || new Date(date).toISOString().slice(0, 10) !== date)
    throw misused(`"${date}" is no date of the form YYYY-MM-DD`);
  return day;
}

function bytesOf(id: string, base64: string): Uint8Array<ArrayBuffer> {
  let text = '';
  try {
    text = atob(base64);
  } catch {
    // It has the wrong length then, too.
  }
  if (text.length !== 32)
    throw misused(`the key "${id}" needs the 32 bytes of its public key as base64`);
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function misused(message: string): PresendError {
  return new PresendError('invalid_arguments', message);
}
