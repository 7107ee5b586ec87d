import { PresendError, reasonOf } from './errors.js';

function subtle(what: string): SubtleCrypto {
  if (globalThis.crypto?.subtle) return globalThis.crypto.subtle;
  throw new PresendError(
    'pack_unverifiable',
    `${what} cannot be verified: crypto.subtle needs a secure context`,
  );
}

/**
 * The name of a pack's content: `sha256:` and 64 hexadecimal digits.
 * @throws PresendError `pack_unverifiable` where the host has no WebCrypto (a page that is not served over https)
 */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await subtle('the pack').digest('SHA-256', bytes));
  return `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Whether a signature is of `message` by that key (Ed25519).
 * @throws PresendError `pack_unverifiable` where the host's WebCrypto knows no Ed25519, or takes the key for none
 */
export async function verifySignature(
  publicKey: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const crypto = subtle('the signature');
  try {
    const key = await crypto.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return await crypto.verify('Ed25519', key, signature, message);
  } catch (error) {
    throw new PresendError(
      'pack_unverifiable',
      `this host cannot verify the signature (Ed25519): ${reasonOf(error)}`,
      { cause: error },
    );
  }
}
