import type * as Presend from 'presend';

/** The package as it was built: sources import the engine from beside themselves, where only the build puts it. */
const BUILT = new URL('../../dist/index.js', import.meta.url).href;

/** A checker of this process, to hold the page against. */
export async function startChecker(): Promise<Presend.Checker> {
  const { createChecker } = (await import(BUILT)) as typeof Presend;
  return createChecker();
}
