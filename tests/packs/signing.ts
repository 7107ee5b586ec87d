import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

import type { PackKey } from 'presend';

/** A key pair made for a test; `key` is what a checker is given. */
export interface Signer {
  readonly key: PackKey;
  readonly secret: KeyObject;
}

export function makeSigner(id: string, days: Partial<PackKey> = {}): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { key: { id, publicKey: raw.toString('base64'), ...days }, secret: privateKey };
}

/** What a head may say instead of what fits. */
export interface Head {
  id?: string;
  version?: string;
  created?: string;
  expires?: string;
  engine?: string;
  key?: string;
  size?: number;
  sha256?: string;
}

/** A signed pack, written from its format's description and not by presend. */
export function signed(pack: Buffer, signer: Signer, head: Head = {}): Buffer<ArrayBuffer> {
  const says = {
    id: 'presend-default',
    version: '0.1.0',
    created: '2026-01-01',
    expires: '2026-12-31',
    engine: '0.1.0',
    key: signer.key.id,
    size: pack.length,
    sha256: createHash('sha256').update(pack).digest('hex'),
    ...head,
  };
  const lines = Object.entries(says).map(([name, value]) => `${name} ${value}\n`);
  const text = Buffer.from(`presend signed pack 1\n${lines.join('')}\n`);
  return Buffer.concat([text, sign(null, text, signer.secret), pack]);
}

/** The same pack under another version of the same length: the last such text in it is its version. */
export function withVersion(pack: Buffer, version: string): Buffer<ArrayBuffer> {
  const copy = Buffer.from(pack);
  const at = copy.lastIndexOf(versionField('0.1.0'));
  if (at < 0 || version.length !== 5) throw new Error('the version is not where it was');
  copy.write(version, at + 4);
  return copy;
}

/** A string of a FlatBuffer: its length and its bytes. */
function versionField(version: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(version.length);
  return Buffer.concat([length, Buffer.from(`${version}\0`)]);
}

/** The same pack under another id of the same length: the last such text in it is its id. */
export function withId(pack: Buffer, id: string): Buffer<ArrayBuffer> {
  const copy = Buffer.from(pack);
  const at = copy.lastIndexOf('presend-default');
  if (at < 0 || id.length !== 'presend-default'.length)
    throw new Error('the id is not where it was');
  copy.write(id, at);
  return copy;
}
