/**
 * What a figure keeps growing by, from samples at equal distances. A leak goes on in every part of a run; pages that a process
 * takes and gives back as it likes come in some parts and not in others.
 * @param {readonly number[]} samples in the order they were taken
 * @param {number} parts that the run is seen in, each of two samples at least
 * @returns the least that the least of a part is above the least of the part before; negative when one is below
 */
export function steadyGrowth(samples, parts) {
  if (samples.length < 2 * parts) {
    throw new RangeError(`${samples.length} samples are too few for ${parts} parts.`);
  }
  const edge = (part) => Math.floor((part * samples.length) / parts);
  const least = Array.from({ length: parts }, (_, part) =>
    Math.min(...samples.slice(edge(part), edge(part + 1))),
  );
  return Math.min(...least.slice(1).map((value, part) => value - least[part]));
}
