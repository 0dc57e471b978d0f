import type { ConsoleEvent, Effect } from '../../src/console/index.js';

/** Effects that an event answers, with the kind of that event. The next question waits for it. */
export const answers: Readonly<Partial<Record<Effect['kind'], ConsoleEvent['kind']>>> = {
  readFacts: 'facts',
  readStatus: 'status',
  readObjects: 'objects',
  readLog: 'log',
  readRebuild: 'rebuildRead',
  readUndo: 'undoRead',
  readLastReport: 'lastReport',
  readStick: 'stickRead',
  login: 'loginEnded',
  shell: 'shellEnded',
};
