import { PresendError, reasonOf } from '../errors.js';
import type { Files } from '../files.js';
import { loadBytes } from '../sources.js';
import type { Calls, ToPage } from './protocol.js';
import type { WorkerPort } from './port.js';

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: PresendError) => void;
  /** Keeps whoever asked from being collected, and with it the worker from being ended, before the answer. */
  readonly owner: object;
}

/**
 * The page's end: numbers its calls, and settles each, whatever happens to the worker. After a failure, and after
 * `close`, every call rejects with the error that ended it.
 */
export class WorkerClient {
  readonly #port: WorkerPort;
  readonly #files: Files;
  readonly #pending = new Map<number, Pending>();
  #calls = 0;
  #ended: PresendError | undefined;

  constructor(port: WorkerPort, files: Files) {
    this.#port = port;
    this.#files = files;
    port.listen({
      message: (message) => {
        this.#receive(message);
      },
      failed: (reason) => {
        this.close(new PresendError('worker_unavailable', `the worker stopped: ${reason}`));
      },
    });
  }

  /**
   * @param owner who asks
   * @throws PresendError (as a rejection) what the worker answered; `invalid_arguments` for what can not be sent;
   *   `worker_unavailable`; the error of `close`
   */
  call<Name extends keyof Calls>(
    owner: object,
    call: Name,
    argument: Parameters<Calls[Name]>[0],
    transfer: Transferable[] = [],
  ): Promise<ReturnType<Calls[Name]>> {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(again(this.#ended));
        return;
      }
      const id = ++this.#calls;
      try {
        this.#port.post({ call, id, argument }, transfer);
      } catch (error) {
        const message = `this can not be sent to a worker: ${reasonOf(error)}`;
        reject(new PresendError('invalid_arguments', message, { cause: error }));
        return;
      }
      this.#pending.set(id, { owner, resolve: resolve as Pending['resolve'], reject });
      this.#port.hold(true);
    });
  }

  /** Ends the worker. What is pending rejects with `error`, and so does every later call. */
  close(error: PresendError): void {
    if (this.#ended) return;
    this.#ended = error;
    this.#port.close();
    for (const { reject } of this.#pending.values()) reject(again(error));
    this.#pending.clear();
  }

  #receive(message: ToPage): void {
    if ('locale' in message) {
      void this.#fetch(message.locale, message.id);
      return;
    }
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    this.#pending.delete(message.id);
    this.#port.hold(this.#pending.size > 0);
    if ('failure' in message)
      pending.reject(new PresendError(message.failure.code, message.failure.message));
    else pending.resolve(JSON.parse(message.answer));
  }

  /** The texts of a locale that the worker needs, by default from the files of the package. */
  async #fetch(locale: string, id: number): Promise<void> {
    try {
      const texts = (await loadBytes(await this.#files.texts(locale), 'texts')).slice();
      if (!this.#ended) this.#port.post({ texts, id }, [texts.buffer]);
    } catch (error) {
      const code = error instanceof PresendError ? error.code : 'texts_unavailable';
      if (!this.#ended) this.#port.post({ noTexts: { code, message: reasonOf(error) }, id });
    }
  }
}

/** An error a rejection: its stack says where it was met. */
function again({ code, message, cause }: PresendError): PresendError {
  return new PresendError(code, message, cause === undefined ? {} : { cause });
}
