import { PresendInput } from 'presend/react';
import { createElement } from 'react';

import { reactField } from '../../../demo/src/editors/react-field.js';

/** A controlled input in capital letters: React writes another text than the user types. */
export const mount = reactField(
  'input',
  (props) => createElement(PresendInput, props),
  (text) => text.toUpperCase(),
);
