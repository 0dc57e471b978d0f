import { apiError, done, failed } from '../errors.js';
import { open, query, type Method } from '../dispatch/method.js';

/**
 * Calls that clients may make before they log in. system.listMethods is answered as a bare array,
 * as in xapi.
 */
export const systemMethods: readonly Method[] = [
  open('system.listMethods', [], ({ services }) =>
    done(services.methodNames().filter((name) => name.includes('.'))),
  ),
  open('system.isAlive', [], () => done(true)),
  query('host.list_methods', [], () => failed(apiError('NOT_IMPLEMENTED', 'list_method'))),
];
