// Copied into the folder where the benchmark's own packages are installed, so that their names are resolved from there.
/** @param {string} name of a package, or of a part of it */
export function load(name) {
  return import(name);
}
