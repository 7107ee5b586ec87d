// A page without a bundler, which takes one file of the package.
import * as presend from './node_modules/presend/dist/browser.js';

import { written } from './answers.js';

const textarea = document.querySelector('textarea');
document.querySelector('output').textContent = await written(textarea, presend);
