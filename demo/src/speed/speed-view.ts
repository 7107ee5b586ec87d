import type { Checker, Context } from 'presend';

import { find, stamp, within } from '../page.js';
import type { Scene, View } from '../view.js';
import { duration, resolution, size } from './figures.js';
import { neededBytes, showSizes } from './sizes.js';
import { median, type Stopwatch } from './stopwatch.js';

/** For how long a message is checked over and over, in milliseconds. */
const MEASURE_MS = 200;

/** Speed and size, measured in the visitor's own browser. */
export class SpeedView implements View {
  readonly #stopwatch: Stopwatch;
  readonly #text = find<HTMLTextAreaElement>('speed-text');
  #scene: Scene | undefined;

  constructor(stopwatch: Stopwatch) {
    this.#stopwatch = stopwatch;
    find('speed-run').addEventListener('click', () => {
      this.#measure();
    });
  }

  show(scene: Scene): void {
    const first = this.#scene === undefined;
    this.#scene = scene;
    if (first)
      this.#text.value =
        scene.state.text || stamp('speed-sample').textContent.trim().replaceAll(/\s+/g, ' ');
    const { checks, ready } = this.#stopwatch;
    const clock = resolution();
    find('speed-clock').textContent = duration(clock);
    if (checks.length > 0) {
      find('speed-median').textContent = duration(median(checks), clock);
      const note = stamp('note-median');
      within(note, '[data-part="count"]').textContent = String(checks.length);
      find('speed-median-note').replaceChildren(...note.childNodes);
    }
    if (ready !== undefined) find('speed-ready').textContent = duration(ready);
    find('speed-size').textContent = size(neededBytes());
    showSizes();
    if (first) this.#measure();
  }

  #measure(): void {
    if (!this.#scene) return;
    const { checker, context } = this.#scene;
    const text = this.#text.value;
    const { typical, checks } = repeated(checker, text, context);
    const result = stamp('note-measured');
    const fill = (part: string, value: string): void => {
      within(result, `[data-part="${part}"]`).textContent = value;
    };
    fill('time', duration(typical));
    fill('characters', String(text.length));
    fill('checks', checks.toLocaleString('en'));
    find('speed-result').replaceChildren(...result.childNodes);
    find('speed-repeated').textContent = duration(typical);
    const note = stamp('note-repeated');
    within(note, '[data-part="characters"]').textContent = String(text.length);
    find('speed-repeated-note').replaceChildren(...note.childNodes);
  }
}

/** The median time of a check, over batches that are each long enough for the clock to tell. */
function repeated(
  checker: Checker,
  text: string,
  context: Context,
): { readonly typical: number; readonly checks: number } {
  const batch = (count: number): number => {
    const from = performance.now();
    for (let i = 0; i < count; i++) checker.check(text, context);
    return performance.now() - from;
  };
  batch(50); // until the engine's code is compiled for speed
  let count = 1;
  while (batch(count) < Math.max(2, 20 * resolution())) count *= 2;
  const times: number[] = [];
  const end = performance.now() + MEASURE_MS;
  while (performance.now() < end) times.push(batch(count) / count);
  return { typical: median(times), checks: times.length * count };
}
