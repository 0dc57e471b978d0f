import { unknown } from '../model/index.js';
import { changeWords } from '../text/index.js';
import type { EffectFunction } from './effect-function.js';

/** Tests whether targets answer. */
export const testNetwork: EffectFunction<'testNetwork'> = {
  guard: 'anybody',
  run: ({ run, targets }, { tests }) => tests.test(run, targets),
};

/** Stops a network test. */
export const stopTest: EffectFunction<'stopTest'> = {
  guard: 'anybody',
  run: ({ run }, { tests }) => {
    tests.stop(run);
  },
};

/**
 * Listens on the wire of a port: it sends a few frames there and changes nothing. It switches the
 * port on only for a user who may change the host.
 */
export const lookAtWire: EffectFunction<'lookAtWire'> = {
  guard: 'anybody',
  run: (effect, { wire, session }) => wire.look(effect, () => session.access.mayChange()),
};

/** Stops listening on the wire. */
export const stopLooking: EffectFunction<'stopLooking'> = {
  guard: 'anybody',
  isAfterEarlier: true,
  run: (_, { wire }) => {
    wire.stop();
  },
};

/** Samples one interface every second. */
export const watchNic: EffectFunction<'watchNic'> = {
  guard: 'anybody',
  run: ({ device }, { nics }) => nics.nic(device),
};

/** Makes a port's light blink. Nothing of it lasts, so it needs no login. */
export const blink: EffectFunction<'blink'> = {
  guard: 'anybody',
  run: ({ device, on }, { lights }) => lights.blink(device, on),
};

/** Reads the last lines of a log. Following it ends with the login. */
export const readLog: EffectFunction<'readLog'> = {
  guard: 'loggedIn',
  refused: ({ log }) => ({
    kind: 'log',
    log,
    found: unknown('refused', changeWords.failed.notLoggedIn),
  }),
  run: ({ log, follow }, { logs, session }) =>
    logs.log(log, follow, () => session.access.mayChange()),
};

/** Stops following a log. */
export const stopLog: EffectFunction<'stopLog'> = {
  guard: 'anybody',
  isAfterEarlier: true,
  run: (_, { logs }) => {
    logs.stop();
  },
};

/** Measures the traffic of an interface. */
export const watchTraffic: EffectFunction<'watchTraffic'> = {
  guard: 'anybody',
  run: ({ device }, { traffic }) => traffic.follow(device ?? ''),
};
