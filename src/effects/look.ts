import type { EffectFunction } from './effect-function.js';

/** Targets asked for an answer. */
export const testNetwork: EffectFunction<'testNetwork'> = {
  guard: 'anybody',
  run: ({ run, targets }, { tests }) => tests.test(run, targets),
};

/** A test ended. */
export const stopTest: EffectFunction<'stopTest'> = {
  guard: 'anybody',
  run: ({ run }, { tests }) => {
    tests.stop(run);
  },
};

/**
 * The wire of a port looked at: a few frames on that port, nothing changed. Only who may change the
 * host has a port switched on for it.
 */
export const lookAtWire: EffectFunction<'lookAtWire'> = {
  guard: 'anybody',
  run: async (effect, { wire, session }) =>
    wire.look({ ...effect, raise: effect.raise && (await session.access.mayChange()) }),
};

/** It is not looked at any more. */
export const stopLooking: EffectFunction<'stopLooking'> = {
  guard: 'anybody',
  run: (_, { wire }) => {
    wire.stop();
  },
};

/** An interface watched. */
export const watchNic: EffectFunction<'watchNic'> = {
  guard: 'anybody',
  run: ({ device }, { nics }) => nics.nic(device),
};

/** The light of a port: it changes nothing that outlives it. */
export const blink: EffectFunction<'blink'> = {
  guard: 'anybody',
  run: ({ device, on }, { lights }) => lights.blink(device, on),
};

/** What goes through an interface watched. */
export const watchTraffic: EffectFunction<'watchTraffic'> = {
  guard: 'anybody',
  run: ({ device }, { traffic }) => traffic.follow(device ?? ''),
};
