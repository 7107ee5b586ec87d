declare global {
  interface Window {
    /** What `keepMemories` has kept. */
    readonly memories: readonly WebAssembly.Memory[];
  }
}

export function keepMemories(): WebAssembly.Memory[];
