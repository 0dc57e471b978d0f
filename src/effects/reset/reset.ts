import { err } from '../../model/index.js';
import { changeWords } from '../../text/index.js';
import type { EffectFunction } from '../effect-function.js';
import { operations } from '../loading.js';

/** Nothing was begun. */
const notLoggedIn = {
  code: 'notRoot',
  step: null,
  subject: '/var/lib/xsconsole',
  cause: changeWords.failed.notLoggedIn,
  retryable: true,
  leftHost: 'untouched',
} as const;

/** Runs a reset. One that the guard refuses ends as cancelled. */
export const runReset: EffectFunction<'runReset'> = {
  guard: 'loggedIn',
  refused: () => ({ kind: 'runEnded', outcome: { result: 'cancelled' } }),
  run: (effect, { session, wire }) => {
    wire.stop();
    return session.run(effect);
  },
};

/** Ends a run only if it has changed nothing yet. So anybody may ask for it. */
export const cancelRun: EffectFunction<'cancelRun'> = {
  guard: 'anybody',
  isAfterEarlier: true,
  run: (_, { session }) => {
    session.cancel();
  },
};

/** Tries the pool coordinator: it opens and closes a connection, and changes nothing. */
export const tryCoordinator: EffectFunction<'tryCoordinator'> = {
  guard: 'anybody',
  run: async ({ address }, { host, controls }) => {
    const { tryCoordinator: tryAt } = await operations();
    const probe = await tryAt(await host, address);
    controls.send({ kind: 'coordinatorTried', address, probe: probe });
  },
};

/** Runs a reset on a copy of the host. It changes nothing, but reads all that the host keeps. */
export const rehearse: EffectFunction<'rehearse'> = {
  guard: 'loggedIn',
  refused: ({ plan }) => ({
    kind: 'rehearsed',
    planId: plan.id,
    result: err(changeWords.failed.notLoggedIn),
  }),
  run: (effect, { session }) => session.rehearsals.run(effect),
};

/** Finishes a reset that stopped half-way. One that the guard refuses ends as cancelled. */
export const resume: EffectFunction<'resume'> = {
  guard: 'loggedIn',
  refused: () => ({ kind: 'runEnded', outcome: { result: 'cancelled' } }),
  run: ({ by }, { session }) => session.resume(by),
};

/** Undoes what a reset has changed. */
export const undo: EffectFunction<'undo'> = {
  guard: 'loggedIn',
  refused: () => ({ kind: 'undoEnded', outcome: { result: 'failed', error: notLoggedIn } }),
  run: ({ by }, { session }) => session.undo(by),
};

/** Answers the start-up's question which port is meant. */
export const answerPort: EffectFunction<'answerPort'> = {
  guard: 'loggedIn',
  refused: () => ({
    kind: 'restart',
    phase: 'failed',
    detail: changeWords.failed.notLoggedIn,
  }),
  run: (effect, { session }) => session.resetReport.answer(effect),
};

/** Records that a report was read. It changes nothing of the host, so it needs no login. */
export const acknowledge: EffectFunction<'acknowledge'> = {
  guard: 'anybody',
  run: (effect, { session }) => session.resetReport.acknowledge(effect),
};

/** Reads the report of the latest reset as it was read before. */
export const readLastReport: EffectFunction<'readLastReport'> = {
  guard: 'anybody',
  run: (_, { session }) => session.resetReport.readLast(),
};

/** Makes the report of the latest reset again. */
export const readReport: EffectFunction<'readReport'> = {
  guard: 'anybody',
  run: (_, { session }) => session.resetReport.look(false),
};
