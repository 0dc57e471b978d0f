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
