/** @jest-environment jsdom */
import { TextEncoder } from 'node:util';

import { act, createElement, type JSX } from 'react';
import { createRoot, type Root } from 'react-dom/client';

import { PresendTextarea, usePresend } from '../../../js/adapters/react/index.js';
import type { ComposerOptions } from '../../../js/composer/options.js';
import { PresendError } from '../../../js/errors.js';
import { CheckerDouble, shown, type } from '../composer/double.js';
import { LateDrafts, settled } from '../composer/late.js';

Object.assign(globalThis, {
  TextEncoder, // every browser has it; jsdom does not hand it on
  IS_REACT_ACT_ENVIRONMENT: true,
});

/** The two ways in which a page puts a composer on a textarea. */
const WAYS: Readonly<Record<string, (props: { options: ComposerOptions | null }) => JSX.Element>> =
  {
    'the hook': ({ options }) => {
      const { ref } = usePresend<HTMLTextAreaElement>(options);
      return createElement('textarea', { ref });
    },
    'the component': ({ options }) => createElement(PresendTextarea, { presend: options }),
  };

let checker: CheckerDouble;
let root: Root | undefined;

beforeEach(() => {
  checker = new CheckerDouble();
  document.body.innerHTML = '<div id="app"></div>';
});

afterEach(() => {
  act(() => {
    root?.unmount();
  });
  root = undefined;
});

/** Renders a textarea with these options, the first time or once more. */
function render(way: string, options: ComposerOptions | null): HTMLTextAreaElement {
  const component = WAYS[way];
  if (!component) throw new Error(`there is no way ${way}`);
  root ??= createRoot(document.getElementById('app') as HTMLElement);
  act(() => {
    root?.render(createElement(component, { options }));
  });
  const textarea = document.querySelector('textarea');
  if (!textarea) throw new Error('there is no textarea');
  return textarea;
}

/** Types, and lets React render what comes of it. */
async function typed(textarea: HTMLTextAreaElement, text: string): Promise<void> {
  await act(async () => {
    type(textarea, text);
    await settled();
  });
}

describe.each(Object.keys(WAYS))('%s', (way) => {
  test('calls the callbacks of the last render, and keeps its composer', async () => {
    const heard: string[] = [];
    const made = (name: string): ComposerOptions => ({
      checker,
      onDecision: ({ verdict }) => heard.push(`${name}: ${verdict}`),
      onError: ({ code }) => heard.push(`${name}: ${code}`),
      onReport: ({ outcome }) => heard.push(`${name}: reported ${outcome}`),
    });
    const textarea = render(way, made('first'));
    await typed(textarea, '[block] ');
    const { panel } = shown();
    render(way, made('second'));
    heard.length = 0;
    await typed(textarea, '[ask] ');
    act(() => {
      shown().button('report').click();
    });
    checker.fails = new PresendError('invalid_arguments', 'failed');
    await typed(textarea, 'other');
    expect(heard).toEqual(['second: ask', 'second: reported ask', 'second: invalid_arguments']);
    expect(shown().panel).toBe(panel);
  });

  test('has long texts checked by the newest worker, and tells the last render of its failure', async () => {
    const heard: string[] = [];
    const [one, other] = [new LateDrafts(), new LateDrafts()];
    const made = (name: string, worker: LateDrafts, workerFrom = 1): ComposerOptions => ({
      checker,
      worker,
      workerFrom,
      onWorkerError: ({ code }) => heard.push(`${name}: ${code}`),
    });
    const textarea = render(way, made('first', one));
    await typed(textarea, '[block] ');
    expect(one.drafts).toEqual(['[block] ']);
    render(way, made('second', other));
    await settled();
    expect(one.drafts).toEqual([null]);
    await typed(textarea, '[ask] ');
    expect(other.drafts).toEqual(['[ask] ']);
    render(way, made('third', other, 100));
    await typed(textarea, '[advise] ');
    expect(other.drafts).toEqual([null]); // that text is not long any more
    render(way, made('fourth', other));
    const { panel } = shown();
    render(way, made('fifth', other));
    expect(shown().panel).toBe(panel);
    await typed(textarea, '[block] again ');
    await act(() => other.fail(1, 'worker_unavailable'));
    expect(heard).toEqual(['fifth: worker_unavailable']);
    expect(shown().cards.map((card) => card.dataset['outcome'])).toEqual(['block']);
  });

  test('is gone with its options, and comes back with them', async () => {
    render(way, null);
    expect(document.querySelector('[data-presend]')).toBeNull();
    const textarea = render(way, { checker });
    await typed(textarea, '[block] ');
    expect(shown().cards).toHaveLength(1);
    render(way, null);
    expect(document.querySelector('[data-presend]')).toBeNull();
  });
});
