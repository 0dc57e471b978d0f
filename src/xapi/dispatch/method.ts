import type { CallResult, WireValue } from '../../xenapi/index.js';
import type { Args } from './args.js';
import type { Type } from '../schema/index.js';
import type { Role } from '../role.js';
import type { Services } from '../services.js';
import type { Session } from '../sessions.js';

/** Where a call came from. The unix socket belongs to root; a caller over TCP has to log in. */
export type Caller =
  | { readonly transport: 'unix' }
  /** `sender` is the address the call came from. */
  | { readonly transport: 'tcp'; readonly sender: string };

/** A parameter after the session. A caller may leave out one with a default, and all after it. */
export interface Param {
  readonly name: string;
  readonly type: Type;
  readonly fallback?: WireValue;
}

/** Everything a call's body may use besides its arguments. */
export interface Call {
  readonly services: Services;
  readonly caller: Caller;
  /** null only for methods that need no session. */
  readonly session: Session | null;
}

/** One XenAPI call. */
export interface Method {
  readonly name: string;
  readonly params: readonly Param[];
  /** Whether the first parameter is a session ref. */
  readonly needsSession: boolean;
  readonly role: Role;
  /** Whether the call may be made as `Async.`, which answers a task. */
  readonly hasAsync: boolean;
  /**
   * Whether the call runs alone among the calls that change something. Calls that only read or wait
   * never queue.
   */
  readonly exclusive: boolean;
  readonly run: (call: Call, args: Args) => CallResult | Promise<CallResult>;
}

/**
 * A call that changes something. Only pool admins may make it, and it runs alone. It may be a task.
 */
export function action(name: string, params: readonly Param[], run: Method['run']): Method {
  return {
    name,
    params,
    needsSession: true,
    role: 'pool-admin',
    hasAsync: true,
    exclusive: true,
    run,
  };
}

/** A call that only reads. Every role may make it. */
export function query(name: string, params: readonly Param[], run: Method['run']): Method {
  return {
    name,
    params,
    needsSession: true,
    role: 'read-only',
    hasAsync: false,
    exclusive: false,
    run,
  };
}

/** A call without a session: a login, or what clients ask before they log in. */
export function open(name: string, params: readonly Param[], run: Method['run']): Method {
  return {
    name,
    params,
    needsSession: false,
    role: 'read-only',
    hasAsync: false,
    exclusive: false,
    run,
  };
}

/** A parameter after the session. `fallback` is its value when the caller leaves it out. */
export function param(name: string, type: Type, fallback?: WireValue): Param {
  return fallback === undefined ? { name, type } : { name, type, fallback };
}
