import { createChecker } from 'presend';
import { createWorkerChecker } from 'presend/worker';

import type { Mount } from '../../../demo/src/editors/mounted-editor.js';
import { contenteditable, field } from '../../../demo/src/editors/native.js';
import type {} from './harness.js';

/** The editors of the demo, each by itself, and one that no page offers. */
const editors: Readonly<Record<string, () => Promise<{ readonly mount: Mount }>>> = {
  textarea: () => Promise.resolve({ mount: field('textarea') }),
  input: () => Promise.resolve({ mount: field('input', { type: 'search' }) }),
  contenteditable: () => Promise.resolve({ mount: contenteditable }),
  react: () => import('../../../demo/src/editors/react.js'),
  'react-component': () => import('../../../demo/src/editors/react-component.js'),
  'react-input': () => import('./react-input.js'),
  vue: () => import('../../../demo/src/editors/vue.js'),
  'vue-directive': () => import('../../../demo/src/editors/vue-directive.js'),
  codemirror: () => import('../../../demo/src/editors/codemirror.js'),
  prosemirror: () => import('../../../demo/src/editors/prosemirror.js'),
  tiptap: () => import('../../../demo/src/editors/tiptap.js'),
  lexical: () => import('../../../demo/src/editors/lexical.js'),
  quill: () => import('../../../demo/src/editors/quill.js'),
  slate: () => import('../../../demo/src/editors/slate.js'),
};

const query = new URL(location.href).searchParams;
const place = document.getElementById('place') as HTMLElement;
const editor = editors[query.get('editor') ?? ''];
if (!editor) throw new Error(`choose one of ${Object.keys(editors).join(', ')}`);
place.dir = query.get('dir') ?? 'ltr';

window.reports = [];
const { mount } = await editor();
window.harness = mount(place);
await window.harness.attach({
  checker: await createChecker(),
  ...(query.has('worker') && { worker: createWorkerChecker() }),
  context: { surface: 'message' },
  onReport: (report) => window.reports.push(report),
});
document.body.dataset['ready'] = '';
