import type { ConsoleEvent, Effect } from '../../src/console/index.js';

/** Answered by an event of their own before the next question makes sense. */
export const answers: Readonly<Partial<Record<Effect['kind'], ConsoleEvent['kind']>>> = {
  readFacts: 'facts',
  readStatus: 'status',
  readObjects: 'objects',
  readRebuild: 'rebuildRead',
  login: 'loginEnded',
  shell: 'shellEnded',
};
