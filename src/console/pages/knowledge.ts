import { geometry } from '../geometry.js';
import { loginWanted } from '../session.js';
import type { ConsoleState } from '../state.js';
import type { TaskContext } from '../task/page-spec.js';

/** What pages are made from. */
export function knowledge(state: ConsoleState): TaskContext {
  const {
    facts,
    status,
    xapiSince,
    glance,
    traffic,
    time,
    nameServers,
    settings,
    options,
    now,
    offsetMinutes,
    session,
    tests,
  } = state;
  return {
    facts,
    status,
    xapiSince,
    glance,
    traffic,
    time,
    nameServers,
    settings,
    now,
    offsetMinutes,
    program: options.program,
    embeddedRoot: options.embeddedRoot,
    hasSide: geometry(state.size).side !== null,
    user: session?.user ?? options.user,
    failedLogins: session?.failures ?? 0,
    loginWanted: loginWanted(state),
    passwordSet: options.login?.passwordSet !== false,
    nextTest: tests + 1,
  };
}
