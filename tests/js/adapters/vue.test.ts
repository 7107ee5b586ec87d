/** @jest-environment jsdom */
import { TextEncoder } from 'node:util';

import {
  createApp,
  customRef,
  defineComponent,
  h,
  nextTick,
  reactive,
  ref,
  shallowRef,
  toRef,
  withDirectives,
  type App,
  type Component,
  type Ref,
} from 'vue';

import { composerOf, usePresend, vPresend } from '../../../js/adapters/vue/index.js';
import type { ComposerOptions } from '../../../js/composer/options.js';
import { PresendError } from '../../../js/errors.js';
import { CheckerDouble, shown, type } from '../composer/double.js';
import { LateDrafts, settled } from '../composer/late.js';

Object.assign(globalThis, {
  TextEncoder, // every browser has it; jsdom does not hand it on
  // What a page's bundler would say to Vue.
  __VUE_OPTIONS_API__: true,
  __VUE_PROD_DEVTOOLS__: false,
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
});

let checker: CheckerDouble;
let app: App | undefined;

beforeEach(() => {
  checker = new CheckerDouble();
  document.body.innerHTML = '<div id="app"></div>';
});

afterEach(() => {
  app?.unmount();
});

type Options = Ref<ComposerOptions | null>;

/** The two ways in which a page puts a composer on a textarea. */
const WAYS: Readonly<Record<string, (options: Options) => Component>> = {
  'the directive': (options) =>
    defineComponent(() => () => withDirectives(h('textarea'), [[vPresend, options.value]])),
  'the composable': (options) =>
    defineComponent(() => {
      const field = ref<HTMLTextAreaElement | null>(null);
      usePresend(field, options);
      return () => h('textarea', { ref: field });
    }),
};

async function mounted(way: string, options: Options): Promise<HTMLTextAreaElement> {
  const component = WAYS[way]?.(options);
  if (!component) throw new Error(`there is no way ${way}`);
  app = createApp(component);
  app.mount('#app');
  await nextTick();
  const textarea = document.querySelector('textarea');
  if (!textarea) throw new Error('there is no textarea');
  return textarea;
}

describe.each(Object.keys(WAYS))('%s', (way) => {
  test('calls the callbacks of the newest options, and keeps its composer', async () => {
    const heard: string[] = [];
    const made = (name: string): ComposerOptions => ({
      checker,
      onDecision: ({ verdict }) => heard.push(`${name}: ${verdict}`),
      onError: ({ code }) => heard.push(`${name}: ${code}`),
      onReport: ({ outcome }) => heard.push(`${name}: reported ${outcome}`),
    });
    const options = shallowRef<ComposerOptions | null>(made('first'));
    const textarea = await mounted(way, options);
    type(textarea, '[block] ');
    const panel = shown().panel;
    options.value = made('second');
    await nextTick();
    heard.length = 0;
    type(textarea, '[ask] ');
    shown().button('report').click();
    checker.fails = new PresendError('invalid_arguments', 'failed');
    type(textarea, 'other');
    expect(heard).toEqual(['second: ask', 'second: reported ask', 'second: invalid_arguments']);
    expect(shown().panel).toBe(panel);
  });

  test('hears no more once the newest options have no callback', async () => {
    const heard: string[] = [];
    const options = shallowRef<ComposerOptions | null>({
      checker,
      onDecision: ({ verdict }) => heard.push(verdict),
    });
    const textarea = await mounted(way, options);
    options.value = { checker };
    await nextTick();
    heard.length = 0;
    type(textarea, '[block] ');
    expect(shown().cards).toHaveLength(1);
    expect(heard).toEqual([]);
  });

  test('offers reports and replies as soon as there is somebody to take them', async () => {
    const options = shallowRef<ComposerOptions | null>({ checker });
    const textarea = await mounted(way, options);
    type(textarea, '[block] ');
    expect(() => shown().button('report')).toThrow('no button');
    options.value = { checker, onReport: () => undefined };
    await nextTick();
    expect(shown().button('report')).toBeDefined();
    options.value = { checker, context: { view: 'recipient' }, onReply: () => undefined };
    await nextTick();
    expect(() => shown().button('report')).toThrow('no button');
    expect(shown().button('reply')).toBeDefined();
  });

  test('follows options that are changed in place', async () => {
    const heard: string[] = [];
    const given = reactive({
      checker,
      context: { surface: 'message' },
      onDecision: () => heard.push('first'),
    });
    const options = customRef<ComposerOptions | null>((track, trigger) => ({
      get() {
        track();
        return given;
      },
      set: trigger,
    }));
    const textarea = await mounted(way, options);
    type(textarea, '[block] ');
    heard.length = 0;
    checker.checked.length = 0;
    const { panel } = shown();
    given.onDecision = () => heard.push('second');
    given.context.surface = 'proposal';
    options.value = given; // the same: only what is inside has changed
    await nextTick();
    expect(heard).toEqual(['second']);
    expect(checker.checked).toMatchObject([{ text: '[block] ', context: { surface: 'proposal' } }]);
    expect(shown().panel).toBe(panel);
  });

  test('has long texts checked by the newest worker, and tells the newest options of its failure', async () => {
    const heard: string[] = [];
    const [one, other] = [new LateDrafts(), new LateDrafts()];
    const made = (name: string, worker: LateDrafts, workerFrom = 1): ComposerOptions => ({
      checker,
      worker,
      workerFrom,
      onWorkerError: ({ code }) => heard.push(`${name}: ${code}`),
    });
    const options = shallowRef<ComposerOptions | null>(made('first', one));
    const textarea = await mounted(way, options);
    type(textarea, '[block] ');
    await settled();
    expect(one.drafts).toEqual(['[block] ']);
    options.value = made('second', other);
    await nextTick();
    expect(one.drafts).toEqual([null]);
    type(textarea, '[ask] ');
    await settled();
    expect(other.drafts).toEqual(['[ask] ']);
    options.value = made('third', other, 100);
    await nextTick();
    type(textarea, '[advise] ');
    await settled();
    expect(other.drafts).toEqual([null]); // that text is not long any more
    options.value = made('fourth', other);
    await nextTick();
    options.value = made('fifth', other);
    await nextTick();
    type(textarea, '[block] again ');
    await other.fail(1, 'worker_unavailable');
    expect(heard).toEqual(['fifth: worker_unavailable']);
    expect(shown().cards.map((card) => card.dataset['outcome'])).toEqual(['block']);
  });

  test('asks a worker with private members that stands in reactive data', async () => {
    class PrivateDrafts extends LateDrafts {
      #asked = 0;
      override draft(): ReturnType<LateDrafts['draft']> {
        this.#asked += 1;
        return super.draft();
      }
      get asked(): number {
        return this.#asked;
      }
    }
    const worker = new PrivateDrafts();
    const data = reactive({ options: { checker, worker, workerFrom: 1 } });
    const textarea = await mounted(way, toRef(data, 'options'));
    type(textarea, '[block] ');
    await worker.answer(0);
    expect(worker.asked).toBe(1);
    expect(shown().cards).toHaveLength(1);
  });

  test('calls a checker with private members that stands in reactive data', async () => {
    class Private extends CheckerDouble {
      #checks = 0;
      override check(text: string): ReturnType<CheckerDouble['check']> {
        this.#checks += 1;
        return super.check(text);
      }
      get checks(): number {
        return this.#checks;
      }
    }
    const one = new Private();
    const data = reactive({ options: { checker: one } });
    const options = toRef(data, 'options') as Options;
    const textarea = await mounted(way, options);
    type(textarea, '[block] ');
    expect(shown().cards).toHaveLength(1);
    expect(one.checks).toBeGreaterThan(0);
  });
});

test('the directive is gone with its options, and comes back with them', async () => {
  const options = shallowRef<ComposerOptions | null>(null);
  const textarea = await mounted('the directive', options);
  expect(composerOf(textarea)).toBeUndefined();
  options.value = { checker };
  await nextTick();
  expect(composerOf(textarea)?.text).toBe('');
  options.value = null;
  await nextTick();
  expect(composerOf(textarea)).toBeUndefined();
  expect(document.querySelector('[data-presend]')).toBeNull();
});
