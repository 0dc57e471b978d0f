import type * as Embedded from '../embedded/index.js';
import type * as Host from '../host/index.js';
import type * as Operations from '../operations/index.js';
import type * as Startup from '../startup/index.js';

/*
 * The rooms behind the console are loaded when they are first needed: the first picture waits for
 * none of them.
 */

/** Loads the room for this machine's own host. */
export const host = (): Promise<typeof Host> => import('../host/index.js');

/** Loads the room for embedded hosts. */
export const embedded = (): Promise<typeof Embedded> => import('../embedded/index.js');

/** Loads the room for operations over XenAPI. */
export const operations = (): Promise<typeof Operations> => import('../operations/index.js');

/** Loads the room for the start-up sequence and its read-back. */
export const startup = (): Promise<typeof Startup> => import('../startup/index.js');
