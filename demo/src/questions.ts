import type { Context } from 'presend';

import questions from '../questions.json' with { type: 'json' };

import { localeNow, text } from './language.js';
import { leadTo } from './links.js';
import { markedText } from './marked-text.js';
import { showWord } from './outcome-word.js';
import { find, stamp, within } from './page.js';
import type { Scene, View } from './view.js';
import { placeName } from './words.js';

/** The questions that people asked, each with messages that show the answer, and what becomes of them. */
export class QuestionsView implements View {
  #shown: string | undefined;

  show({ checker }: Scene): void {
    if (this.#shown === localeNow()) return;
    this.#shown = localeNow();
    find('questions').replaceChildren(
      ...questions.map(({ id, examples }, index) => {
        const view = stamp('question');
        within(view, '[data-part="number"]').textContent = String(index + 1);
        within(view, '[data-part="question"]').textContent = text(`questions.${id}.question`);
        within(view, '[data-part="answer"]').textContent = text(`questions.${id}.answer`);
        within(view, 'ul').replaceChildren(
          ...examples.map((example) => {
            const context = example.context as Context;
            const item = stamp('question-example');
            const link = within<HTMLAnchorElement>(item, 'a');
            leadTo(link, { text: example.text, context });
            link.dataset['example'] = `${id}.${example.id}`;
            within(item, '[data-part="label"]').textContent = text(
              `questions.${id}.examples.${example.id}`,
            );
            const { verdict, findings } = checker.check(example.text, context);
            within(item, '[data-part="text"]').replaceChildren(
              markedText(
                example.text,
                findings.map(({ start, end, outcome }) => ({ start, end, mark: outcome })),
              ),
            );
            within(item, '[data-part="place"]').textContent = placeName(
              context.surface ??
                checker.pack.policies.find((one) => one.default)?.defaults.surface ??
                '',
            );
            const received = context.view === 'recipient';
            showWord(
              within(item, '[data-part="outcome"]'),
              verdict,
              text(`${received ? 'report.received' : 'outcomes'}.${verdict}`),
            );
            return item;
          }),
        );
        return view;
      }),
    );
  }
}
