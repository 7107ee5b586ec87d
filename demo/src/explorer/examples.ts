import type { Checker } from 'presend';
import ruleExamples from 'virtual:rule-examples';

import messages from '../../examples.json' with { type: 'json' };

import { Corpus } from './corpus.js';

/** How many of the rules' examples are read before the page may go on with something else. */
const AT_ONCE = 10;

interface Reading {
  readonly corpus: Corpus;
  /** Settles when the rules' examples are in it too. */
  readonly whole: Promise<unknown>;
}

const readings = new WeakMap<Checker, Reading>();

/** The demo's example messages, and as time allows behind them those that the rules give for themselves. */
export function examples(checker: Checker): Reading {
  let reading = readings.get(checker);
  if (!reading) {
    const corpus = new Corpus(checker, messages);
    reading = { corpus, whole: addRuleExamples(corpus) };
    readings.set(checker, reading);
  }
  return reading;
}

async function addRuleExamples(corpus: Corpus): Promise<void> {
  for (let at = 0; at < ruleExamples.length; at += AT_ONCE) {
    await new Promise((resolve) => setTimeout(resolve));
    corpus.add(ruleExamples.slice(at, at + AT_ONCE));
  }
}
