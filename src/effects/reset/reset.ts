import type { EffectFunction } from '../effect-function.js';
import { operations } from '../loading.js';

/** A reset run; not begun by somebody who may not, it counts as cancelled. */
export const runReset: EffectFunction<'runReset'> = {
  guard: 'loggedIn',
  refused: () => ({ kind: 'runEnded', outcome: { result: 'cancelled' } }),
  run: (effect, { session, wire }) => {
    wire.stop();
    return session.run(effect);
  },
};

/** A run ended, where it has changed nothing yet: that does no harm, whoever asks for it. */
export const cancelRun: EffectFunction<'cancelRun'> = {
  guard: 'anybody',
  run: (_, { session }) => {
    session.cancel();
  },
};

/** The pool coordinator asked for: a connection opened and closed, nothing changed. */
export const tryCoordinator: EffectFunction<'tryCoordinator'> = {
  guard: 'anybody',
  run: async ({ address }, { host, controls }) => {
    const { tryCoordinator: tryAt } = await operations();
    const trial = await tryAt((await host).network, address);
    controls.send({ kind: 'coordinatorTried', address, trial });
  },
};

/** A reset that stopped half-way finished. */
export const resume: EffectFunction<'resume'> = {
  guard: 'loggedIn',
  refused: () => ({ kind: 'runEnded', outcome: { result: 'cancelled' } }),
  run: ({ by }, { session }) => session.resume(by),
};

/** What a reset has changed put back. */
export const undo: EffectFunction<'undo'> = {
  guard: 'loggedIn',
  run: ({ by }, { session }) => session.undo(by),
};

/** The start-up's question answered. */
export const answerPort: EffectFunction<'answerPort'> = {
  guard: 'loggedIn',
  run: (effect, { session }) => session.aftermath.answer(effect),
};

/** A report noted as read: that changes nothing of the host. */
export const acknowledge: EffectFunction<'acknowledge'> = {
  guard: 'anybody',
  run: (effect, { session }) => session.aftermath.acknowledge(effect),
};

/** The report made anew. */
export const readReport: EffectFunction<'readReport'> = {
  guard: 'anybody',
  run: (_, { session }) => session.aftermath.look(false),
};
