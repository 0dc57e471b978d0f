import { loginWanted } from '../session.js';
import type { ConsoleState } from '../state.js';
import type { TaskContext } from '../task/pagespec.js';

/** What pages are made from. */
export function knowledge(state: ConsoleState): TaskContext {
  const { facts, status, glance, time, settings, options, now, session, tests } = state;
  return {
    facts, status, glance, time, settings, now, program: options.program, embeddedRoot: options.embeddedRoot, user: session?.user ?? options.user,
    loginWanted: loginWanted(state), nextTest: tests + 1,
  };
}
