import { PresendError } from '../errors.js';
import type { Context } from '../types.js';

/** How large one message may be, wherever it comes from. */
export interface MessageLimits {
  /** The longest text, in bytes of UTF-8. */
  readonly textBytes: number;
  /** The most purposes that may be declared for one message. */
  readonly declared: number;
}

export const MESSAGE_LIMITS: MessageLimits = { textBytes: 64 * 1024, declared: 64 };

/** @throws PresendError `text_too_long`, `context_too_large`, `invalid_arguments` */
export function holdToLimits(text: string, context: Context, limits: MessageLimits): void {
  if (typeof text !== 'string')
    throw new PresendError('invalid_arguments', 'the text must be a string');
  const bytes = utf8Length(text);
  if (bytes > limits.textBytes)
    throw new PresendError(
      'text_too_long',
      `the text has ${bytes} bytes; ${limits.textBytes} are allowed`,
    );
  const declared = context.declared?.length ?? 0;
  if (declared > limits.declared)
    throw new PresendError(
      'context_too_large',
      `${declared} purposes are declared; ${limits.declared} are allowed`,
    );
}

/** The bytes that a text takes as UTF-8, a lone surrogate as U+FFFD. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if ((text.codePointAt(i) ?? 0) > 0xffff) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}
