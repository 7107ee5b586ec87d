import { Extension } from '@tiptap/core';

import type { Composer, ComposerOptions } from '../../composer/options.js';
import { attachProseMirror, presendPlugin } from '../prosemirror/index.js';

export interface PresendStorage {
  /** Null before the editor is created and after it is destroyed. */
  composer: Composer | null;
}

declare module '@tiptap/core' {
  interface Storage {
    presend: PresendStorage;
  }
}

/**
 * A composer for a TipTap editor, as an extension: `Presend.configure({ checker })`. The composer is
 * `editor.storage.presend.composer`; its text is what `editor.getText({ blockSeparator: '\n' })` gives.
 */
export const Presend = Extension.create<ComposerOptions, PresendStorage>({
  name: 'presend',

  addStorage() {
    return { composer: null };
  },

  addProseMirrorPlugins() {
    return [presendPlugin()];
  },

  onCreate() {
    this.storage.composer = attachProseMirror(this.editor.view, this.options);
  },

  onDestroy() {
    this.storage.composer?.detach();
    this.storage.composer = null;
  },
});
