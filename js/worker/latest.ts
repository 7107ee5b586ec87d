import { PresendError } from '../errors.js';
import { abortable } from './abort.js';

interface Entry<T> {
  readonly send: () => Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: PresendError) => void;
}

/**
 * Requests of which only the newest matters: it rejects the ones before it with `superseded`, and waits until the one
 * under way is answered, so that a worker is never more than one request behind.
 */
export class Latest<T> {
  #newest: Entry<T> | undefined;
  #waiting: Entry<T> | undefined;
  #busy = false;

  /** Whether nothing is pending and nothing under way. */
  get idle(): boolean {
    return !this.#busy;
  }

  /**
   * @param send is called when it is this request's turn, if that comes
   * @throws PresendError (as a rejection) `superseded`, `aborted`, those of `send`
   */
  run(send: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    let entry: Entry<T> | undefined;
    const request = (): Promise<T> =>
      new Promise((resolve, reject) => {
        this.supersede();
        entry = { send, resolve, reject };
        this.#newest = entry;
        if (this.#busy) this.#waiting = entry;
        else this.#start(entry);
      });
    return abortable(request, signal, () => {
      if (this.#waiting === entry) this.#waiting = undefined;
    });
  }

  /** Rejects what is pending, as something newer than it has come. */
  supersede(): void {
    this.reject(superseded());
  }

  /** Rejects what is pending. */
  reject(error: PresendError): void {
    this.#newest?.reject(error);
    this.#newest = undefined;
    this.#waiting = undefined;
  }

  #start(entry: Entry<T>): void {
    this.#busy = true;
    this.#waiting = undefined;
    // Of what was rejected before, nobody hears.
    entry.send().then(
      (value) => {
        this.#done(entry);
        entry.resolve(value);
      },
      (error: PresendError) => {
        this.#done(entry);
        entry.reject(error);
      },
    );
  }

  #done(entry: Entry<T>): void {
    this.#busy = false;
    if (this.#newest === entry) this.#newest = undefined;
    if (this.#waiting) this.#start(this.#waiting);
  }
}

export function superseded(): PresendError {
  return new PresendError('superseded', 'a newer request took the place of this one');
}
