import type * as Embedded from '../../src/embedded/index.js';
import type * as Host from '../../src/host/index.js';
import type * as Startup from '../../src/startup/index.js';
import type * as XenApi from '../../src/xenapi/index.js';

/*
 * The rooms behind the console are loaded when they are first needed: the first picture waits for none of them.
 */

/** This machine. */
export const host = (): Promise<typeof Host> => import('../../src/host/index.js');

/** The embedded host. */
export const embedded = (): Promise<typeof Embedded> => import('../../src/embedded/index.js');

/** XenAPI as a protocol. */
export const xenapi = (): Promise<typeof XenApi> => import('../../src/xenapi/index.js');

/** The start-up sequence, and reading back what came of it. */
export const startup = (): Promise<typeof Startup> => import('../../src/startup/index.js');
