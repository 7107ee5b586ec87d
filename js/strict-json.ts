/** As deep as the core reads. */
const MAX_DEPTH = 32;

/**
 * JSON as strictly as the core reads it, which is more strictly than JavaScript does: no key twice in one object, no
 * number too big to be one, no deep nesting. A byte order mark at the start is passed over.
 * @returns undefined for what is not JSON
 */
export function parseStrict(text: string): unknown {
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  return isSound(value, 0) && !hasKeyTwice(json) ? value : undefined;
}

function isSound(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return depth < MAX_DEPTH && Object.values(value).every((inner) => isSound(inner, depth + 1));
}

/** @param json well-formed JSON */
function hasKeyTwice(json: string): boolean {
  const open: Set<unknown>[] = [];
  for (const [token, key] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (key !== undefined) {
      const name: unknown = JSON.parse(key);
      const names = open.at(-1);
      if (names?.has(name)) return true;
      names?.add(name);
    }
  }
  return false;
}
