import type { ConsoleState } from '../state.js';
import type { TaskContext } from '../task/pagespec.js';

/** What pages are made from. */
export function knowledge({ facts, status, glance, time, settings, options, now, session, tests }: ConsoleState): TaskContext {
  return {
    facts, status, glance, time, settings, now, program: options.program, embeddedRoot: options.embeddedRoot, user: session?.user ?? options.user, nextTest: tests + 1,
  };
}
