import type { Checker, Context } from 'presend';

import type { DemoState } from './state.js';

/** What a view shows: the state of the page, and who decides about it. */
export interface Scene {
  readonly checker: Checker;
  readonly state: DemoState;
  /** The context of the message at hand, as the server will see it: what was sent belongs to it. */
  readonly context: Context;
  /** The dated policy that the context comes to. */
  readonly policy: string;
}

/** A view of the site. It is told only while it is the one on the page. */
export interface View {
  show(scene: Scene): void;
}

/** Goes over to another state: what is not given stays. A step is one that the back button takes back. */
export type Go = (change: Partial<DemoState>, how: 'step' | 'in place') => void;
