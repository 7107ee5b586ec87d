'use client';

export { PresendEditable, type PresendEditableProps } from './editable.js';
