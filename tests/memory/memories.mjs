/**
 * Keeps the memories of every WebAssembly that starts from now on. It is also handed to pages as its source, and so uses
 * nothing from outside; there the list is `window.memories`.
 */
export function keepMemories() {
  const memories = [];
  globalThis.memories = memories;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const result = await instantiate(...args);
    const { exports } = result.instance ?? result;
    memories.push(...Object.values(exports).filter((value) => value instanceof WebAssembly.Memory));
    return result;
  };
  return memories;
}
