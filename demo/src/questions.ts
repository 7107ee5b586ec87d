import type { Checker, Context } from 'presend';

import questions from '../questions.json' with { type: 'json' };

import { showWord } from './decision-view.js';
import { text } from './language.js';
import { find, stamp, within } from './page.js';
import { toHash } from './state.js';

/** Shows the questions that people asked, each with messages that show the answer, and what becomes of them. */
export function showQuestions(checker: Checker): void {
  const list = find('questions');
  list.replaceChildren(
    ...questions.map(({ id, examples }) => {
      const view = stamp('question');
      within(view, '[data-part="question"]').textContent = text(`questions.${id}.question`);
      within(view, '[data-part="answer"]').textContent = text(`questions.${id}.answer`);
      within(view, 'ul').replaceChildren(
        ...examples.map((example) => {
          const context = example.context as Context;
          const item = stamp('question-example');
          const link = within<HTMLAnchorElement>(item, 'a');
          link.href = toHash({ editor: 'textarea', text: example.text, context });
          link.dataset['example'] = `${id}.${example.id}`;
          within(item, '[data-part="label"]').textContent = text(
            `questions.${id}.examples.${example.id}`,
          );
          const { verdict } = checker.check(example.text, context);
          const place = within(item, '[data-part="outcome"]');
          showWord(place, verdict);
          const received = context.view === 'recipient';
          place.textContent = text(`${received ? 'report.received' : 'outcomes'}.${verdict}`);
          return item;
        }),
      );
      return view;
    }),
  );
  list.closest('section')?.removeAttribute('hidden');
}
