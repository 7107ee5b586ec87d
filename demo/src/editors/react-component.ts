import { PresendTextarea } from 'presend/react';
import { createElement } from 'react';

import { reactField } from './react-field.js';

export const mount = reactField('textarea', (props) => createElement(PresendTextarea, props));
