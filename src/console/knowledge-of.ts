import { resetPhaseOf } from './describe/reset-phase-of.js';
import { geometry } from './frame/geometry.js';
import type { Knowledge } from './knowledge.js';
import { loginWanted } from './login/session.js';
import { trialNow } from './management/trial.js';
import { waitNow } from './restart/confirm-wait.js';
import type { ConsoleState } from './state.js';

/** The part of the state that pages are made from. */
export function knowledgeOf(state: ConsoleState): Knowledge {
  const { options, session } = state;
  return {
    facts: state.facts,
    status: state.status,
    xapiSince: state.xapiSince,
    logError: state.logError,
    confirmWait: waitNow(state.confirmWait, state.sinceStartMs),
    managementTrial: trialNow(state.managementTrial, state.sinceStartMs),
    resetPhase: resetPhaseOf(state),
    reachChecks: state.reachChecks,
    machineSummary: state.machineSummary,
    traffic: state.traffic,
    time: state.time,
    nameServers: state.nameServers,
    settings: state.settings,
    now: state.now,
    offsetMinutes: state.offsetMinutes,
    program: options.program,
    embeddedRoot: options.embeddedRoot,
    xapiElsewhere: options.xapiElsewhere === true,
    shortPages: options.slowLine === true || options.byLine === true,
    hasOverviewColumn: geometry(state.size).overviewColumn !== null,
    user: session?.user ?? options.user,
    by: session?.user ?? '',
    failedLogins: session?.failedLogins ?? 0,
    loginSaid: session?.said ?? '',
    loginWanted: loginWanted(state),
    login: options.login,
    nextTest: state.tests + 1,
    nextLogin: state.logins + 1,
    planId: `${options.session}-${state.resets + 1}`,
    run: state.run,
    unfinished: state.unfinished,
    asked: state.asked,
  };
}
