/** @jest-environment jsdom */
import { TextEncoder } from 'node:util';

import { attachComposer } from '../../../js/composer/attach.js';
import type { FindingReport } from '../../../js/composer/report.js';
import { shapeDigest } from '../../../js/stamp.js';

import { TestClock } from './clock.js';
import { CheckerDouble, shown } from './double.js';

// Every browser has it; jsdom does not hand it on.
Object.assign(globalThis, { TextEncoder });

function textareaWith(value: string): HTMLTextAreaElement {
  document.body.innerHTML = '<textarea></textarea>';
  const textarea = document.querySelector('textarea') as HTMLTextAreaElement;
  textarea.value = value;
  return textarea;
}

test('a report has the shape of the finding and nothing of the text, and is sent once', () => {
  const reports: FindingReport[] = [];
  const composer = attachComposer(textareaWith('secret words to [block] and [ask]'), {
    checker: new CheckerDouble(),
    clock: new TestClock(),
    onReport: (report) => reports.push(report),
  });
  const button = shown().button('report');
  expect(button.textContent).toBe('interface.report');
  button.focus();
  button.click();
  button.click();
  expect(button.textContent).toBe('interface.reported');
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect((button.getRootNode() as ShadowRoot).activeElement).toBe(button);
  expect(reports).toEqual([
    {
      schema: 1,
      rule: 'double',
      kind: 'email',
      act: 'share',
      outcome: 'block',
      score: 100,
      disguise: [],
      row: '1',
      basis: 'rule',
      exception: null,
      split: 1,
      start: 16,
      end: 23,
      findings: composer.decision && shapeDigest(composer.decision),
      policy: 'double',
      pack: 'sha256:0',
      engine: '0',
    },
  ]);
  expect(JSON.stringify(reports)).not.toMatch(/secret|words|\[block\]/);
  composer.detach();
});

test('without someone to report to there is no button', () => {
  const composer = attachComposer(textareaWith('[block]'), {
    checker: new CheckerDouble(),
    clock: new TestClock(),
  });
  expect(() => shown().button('report')).toThrow();
  composer.detach();
});
