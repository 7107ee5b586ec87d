import { joined } from './language.js';
import { showWord } from './outcome-word.js';
import { find, stamp, within } from './page.js';
import type { Answer } from './server.js';

/** Shows what the server answered to Send. */
export function showAnswer(answer: Answer | null): void {
  find('outcome').replaceChildren(...(answer ? [answerView(answer)] : []));
}

function answerView(answer: Answer): HTMLElement {
  switch (answer.kind) {
    case 'stored': {
      const view = stamp('outcome-stored');
      // Of what is lifted the reason says why; of the rest the condition is what to keep in mind.
      const texts = answer.decision.findings.map(({ basis, reason, condition }) =>
        basis === 'lifted' ? reason : (condition ?? ''),
      );
      within(view, '[data-part="texts"]').textContent = joined('sentences', [...new Set(texts)]);
      showAgreement(view, answer.agreed);
      return view;
    }
    case 'refused': {
      const view = stamp('outcome-refused');
      showWord(within(view, '[data-part="verdict"]'), answer.decision.verdict);
      const held = answer.decision.findings.filter(
        ({ outcome }) => outcome === 'ask' || outcome === 'block',
      );
      within(view, '[data-part="texts"]').replaceChildren(
        ...held.map(({ headline, instead }) => {
          const line = document.createElement('li');
          line.textContent = joined('sentences', [headline, instead]);
          return line;
        }),
      );
      showAgreement(view, answer.agreed);
      return view;
    }
    case 'error': {
      const view = stamp('outcome-error');
      within(view, '[data-part="message"]').textContent = answer.detail;
      within(view, '[data-part="code"]').textContent = answer.code;
      return view;
    }
    case 'unreachable':
      return stamp('outcome-unreachable');
  }
}

/** Only where they differ: that both come to the same is the ordinary case. */
function showAgreement(view: HTMLElement, agreed: boolean | null): void {
  within(view, '[data-part="differs"]').hidden = agreed !== false;
}
