import type * as Embedded from '../embedded/index.js';
import type * as Host from '../host/index.js';
import type * as Operations from '../operations/index.js';
import type * as Startup from '../startup/index.js';
import type * as XenApi from '../xenapi/index.js';

/*
 * The rooms behind the console are loaded when they are first needed: the first picture waits for
 * none of them.
 */

/** This machine. */
export const host = (): Promise<typeof Host> => import('../host/index.js');

/** The embedded host. */
export const embedded = (): Promise<typeof Embedded> => import('../embedded/index.js');

/** XenAPI as a protocol. */
export const xenapi = (): Promise<typeof XenApi> => import('../xenapi/index.js');

/** Work over XenAPI. */
export const operations = (): Promise<typeof Operations> => import('../operations/index.js');

/** The start-up sequence, and reading back what came of it. */
export const startup = (): Promise<typeof Startup> => import('../startup/index.js');
