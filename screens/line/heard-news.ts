import type { ConsoleEvent, ConsoleState, ConsoleView } from '../../src/console/index.js';
import { choiceNews } from './choice-news.js';
import { formNews } from './form-news.js';
import { tailNews } from './tail-news.js';
import { wireNews } from './wire-news.js';

/** The console before and after an event: its states and what they show. */
export interface Turn {
  readonly states: readonly [ConsoleState, ConsoleState];
  readonly views: readonly [ConsoleView, ConsoleView];
}

/** What was heard while a question waits, as lines; none for most events. */
export function heardNews(event: ConsoleEvent, { states, views }: Turn): readonly string[] {
  return [
    ...wireNews(event, ...states),
    ...formNews(...views),
    ...choiceNews(...views),
    ...(event.kind === 'log' ? tailNews(...views) : []),
  ];
}
