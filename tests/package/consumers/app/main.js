// A page with a bundler, the same for each of them.
import { attachComposer, createChecker, redact } from 'presend';
import { createWorkerChecker } from 'presend/worker';

import { written } from './answers.js';

const textarea = document.querySelector('textarea');
const presend = { attachComposer, createChecker, createWorkerChecker, redact };
document.querySelector('output').textContent = await written(textarea, presend);
