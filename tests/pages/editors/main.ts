import { createChecker, type FindingReport } from 'presend';

import type { Mount } from './harness.js';

const editors: Readonly<Record<string, () => Promise<{ readonly mount: Mount }>>> = {
  textarea: async () => ({ mount: (await import('./field.js')).field('textarea') }),
  input: async () => ({ mount: (await import('./field.js')).field('input', { type: 'search' }) }),
  contenteditable: () => import('./contenteditable.js'),
  react: () => import('./react.js'),
  'react-input': () => import('./react-input.js'),
  vue: () => import('./vue.js'),
  'vue-directive': () => import('./vue-directive.js'),
  codemirror: () => import('./codemirror.js'),
  prosemirror: () => import('./prosemirror.js'),
  tiptap: () => import('./tiptap.js'),
  lexical: () => import('./lexical.js'),
  quill: () => import('./quill.js'),
  slate: () => import('./slate.js'),
};

const query = new URL(location.href).searchParams;
const place = document.getElementById('place') as HTMLElement;
const editor = editors[query.get('editor') ?? ''];
if (!editor) throw new Error(`choose one of ${Object.keys(editors).join(', ')}`);
place.dir = query.get('dir') ?? 'ltr';

const reports: FindingReport[] = [];
Object.assign(window, { reports });
const { mount } = await editor();
window.harness = await mount(place, {
  checker: await createChecker(),
  context: { surface: 'message' },
  onReport: (report) => reports.push(report),
});
document.body.dataset['ready'] = '';
