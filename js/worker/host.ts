import type { Checker } from '../checker.js';
import type { Draft } from '../draft.js';
import { createCheckerFrom } from '../engine-checker.js';
import { PresendError, reasonOf } from '../errors.js';
import type { Calls, CheckCall, Failure, StartOptions, ToPage, ToWorker } from './protocol.js';
import { changesNothing } from './splice.js';
import type { Context } from '../types.js';
import { warmUpLater } from '../warm-up.js';

/** Sends to the page. */
export type Post = (message: ToPage) => void;

type Handlers = {
  readonly [Name in keyof Calls]: (
    argument: Parameters<Calls[Name]>[0],
  ) => ReturnType<Calls[Name]> | Promise<ReturnType<Calls[Name]>>;
};

/** The texts that the page was asked for. */
class Questions {
  readonly #post: Post;
  readonly #open = new Map<
    number,
    { resolve: (texts: Uint8Array<ArrayBuffer>) => void; reject: (error: PresendError) => void }
  >();
  #asked = 0;

  constructor(post: Post) {
    this.#post = post;
  }

  texts(locale: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Promise((resolve, reject) => {
      const id = ++this.#asked;
      this.#open.set(id, { resolve, reject });
      this.#post({ locale, id });
    });
  }

  settle(id: number, texts: Uint8Array<ArrayBuffer> | Failure): void {
    const question = this.#open.get(id);
    this.#open.delete(id);
    if (ArrayBuffer.isView(texts)) question?.resolve(texts);
    else question?.reject(new PresendError(texts.code, texts.message));
  }
}

/** The worker's end: a checker, and what to do with a message of the page. Errors of a call are answers too. */
export function serve(post: Post): (message: ToWorker) => Promise<void> {
  const questions = new Questions(post);
  const handlers = handlersOf(questions);
  return async (message) => {
    if ('texts' in message) {
      questions.settle(message.id, message.texts);
    } else if ('noTexts' in message) {
      questions.settle(message.id, message.noTexts);
    } else {
      const { call, id, argument } = message;
      let answer: unknown;
      try {
        const result = (handlers[call] as (argument: unknown) => unknown)(argument);
        // Without a pause where there is nothing to wait for: so calls are answered in their order.
        answer = result instanceof Promise ? await result : result;
      } catch (error) {
        post({ failure: failureOf(error), id });
        return;
      }
      post({ answer: JSON.stringify(answer), id });
    }
  };
}

function failureOf(error: unknown): Failure {
  return error instanceof PresendError
    ? { code: error.code, message: error.message }
    : { code: 'internal', message: reasonOf(error) };
}

function handlersOf(questions: Questions): Handlers {
  let checker: Checker | undefined;
  const drafts = new Map<number, Draft>();
  const used = (): Checker => {
    if (!checker) throw new PresendError('internal', 'the worker was not started');
    return checker;
  };
  const draftOf = (draft: number): Draft => {
    const found = drafts.get(draft);
    if (!found) throw new PresendError('disposed', 'the draft was disposed of');
    return found;
  };
  return {
    async start(options) {
      if (checker) throw new PresendError('invalid_arguments', 'the worker has a checker already');
      checker = await startChecker(options, questions);
      // Each bit is a task of its own: what the page has asked meanwhile comes first.
      warmUpLater(checker, setTimeout);
      return null;
    },
    check: (call) => check(used(), call),
    draft({ draft, context, all }) {
      drafts.set(draft, used().draft(contextOf(context), { all: all ?? false }));
      return null;
    },
    edit: ({ draft, edit }) => draftOf(draft).replace(edit.start, edit.end, edit.inserted),
    setContext({ draft, edit, context }) {
      const edited = draftOf(draft);
      if (!changesNothing(edit)) {
        try {
          edited.replace(edit.start, edit.end, edit.inserted);
        } catch {
          // The edit counts all the same, and the next check meets what this one met.
        }
      }
      return edited.setContext(contextOf(context));
    },
    endDraft(draft) {
      drafts.get(draft)?.dispose();
      drafts.delete(draft);
      return null;
    },
    async update({ pack, now }) {
      const taken = await used().update(pack, { now: new Date(now) });
      warmUpLater(used(), setTimeout);
      return taken;
    },
    pack: () => used().pack,
    message: ({ id, locale }) => used().message(id, locale),
    loadLocale: ({ locale, texts }) => used().loadLocale(locale, texts),
  };
}

function startChecker(
  { wasm, pack, keys, id, locales, texts, now }: StartOptions,
  questions: Questions,
): Promise<Checker> {
  const files = {
    wasm: () => wasm,
    pack: () => pack,
    texts: (locale: string) => questions.texts(locale),
  };
  const options = { keys, locales, texts, now: new Date(now), ...(id === undefined ? {} : { id }) };
  return createCheckerFrom(files, options);
}

function check(
  checker: Checker,
  { text, context, all, trace }: CheckCall,
): ReturnType<Calls['check']> {
  const options = { all: all ?? false };
  return trace
    ? checker.check(text, contextOf(context), { ...options, trace: true })
    : checker.check(text, contextOf(context), options);
}

function contextOf(json: string): Context {
  return JSON.parse(json) as Context;
}
