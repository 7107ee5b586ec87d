// Reads the sections of a WebAssembly file, and the bodies of its functions.

const NAMES = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'element',
  'code',
  'data',
  'data count',
];
const IMPORT = 2;
const CODE = 10;

/**
 * @param {Buffer} file
 * @returns {{ sections: { name: string, bytes: Buffer }[], imports: number, code: Buffer[] }} imports: how many functions come
 *   before the first of its own
 */
export function readWasm(file) {
  let at = 8; // after the magic number and the version
  const number = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = file[at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  const skipName = () => {
    const length = number();
    at += length;
  };
  const skipLimits = () => {
    const flags = number();
    number();
    if (flags & 1) number();
  };
  const sections = [];
  const code = [];
  let imports = 0;
  while (at < file.length) {
    const id = file[at++];
    const length = number();
    const end = at + length;
    sections.push({ name: NAMES[id] ?? String(id), bytes: file.subarray(at, end) });
    if (id === IMPORT) {
      for (let left = number(); left > 0; left--) {
        skipName();
        skipName();
        const kind = file[at++];
        if (kind === 0) {
          number();
          imports++;
        } else if (kind === 1) {
          at++;
          skipLimits();
        } else if (kind === 2) skipLimits();
        else at += 2;
      }
    } else if (id === CODE) {
      for (let left = number(); left > 0; left--) {
        const size = number();
        code.push(file.subarray(at, at + size));
        at += size;
      }
    }
    at = end;
  }
  return { sections, imports, code };
}
