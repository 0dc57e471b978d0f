import type { CallResult, WireValue } from '../../xenapi/index.js';
import type { Args } from './args.js';
import type { Type } from '../schema/index.js';
import type { Role } from '../role.js';
import type { Services } from '../services.js';
import type { Session } from '../sessions.js';

/**
 * Where a call came from: the unix socket belongs to root, whoever comes over TCP has to log in.
 */
export type Caller =
  | { readonly transport: 'unix' }
  /** `sender`: the address it came from. */
  | { readonly transport: 'tcp'; readonly sender: string };

/** A parameter behind the session. One with a default may be left out, and all behind it. */
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
  /** Its first parameter is a session ref. */
  readonly needsSession: boolean;
  readonly role: Role;
  /** `Async.` makes it answer a task. */
  readonly hasAsync: boolean;
  /** Runs alone among the calls that change something. Calls that only read or wait never queue. */
  readonly exclusive: boolean;
  readonly run: (call: Call, args: Args) => CallResult | Promise<CallResult>;
}

/** A call that changes something: for pool admins, one at a time, also as a task. */
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

/** A call that only reads: for everybody. */
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

/** A call without a session: the logins and what clients ask before them. */
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

/** A parameter. */
export function param(name: string, type: Type, fallback?: WireValue): Param {
  return fallback === undefined ? { name, type } : { name, type, fallback };
}
