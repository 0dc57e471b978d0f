import { err, ok, errorWords, errorStack, type Mutex, type Result } from '../../model/index.js';
import type { ApiError, CallResult, WireValue } from '../../xenapi/index.js';
import { Args, type Argument } from './args.js';
import { apiError, done, failed, internalError } from '../errors.js';
import { toStored } from './marshal.js';
import type { Caller, Method } from './method.js';
import type { Services } from '../services.js';
import type { Session } from '../sessions.js';

/** The parameters after the session, by name and unmarshalled. A missing one takes its fallback. */
function unmarshal(method: Method, values: readonly WireValue[]): Result<Args, ApiError> {
  const named = new Map<string, Argument>();
  for (const [index, { name, type, fallback }] of method.params.entries()) {
    const wire = values[index] ?? fallback;
    if (wire === undefined) return err(internalError(`parameter ${name} is missing`));
    const stored = toStored(type, wire, name);
    if (!stored.ok) return stored;
    named.set(name, { wire, stored: stored.value });
  }
  return ok(new Args(named));
}

function miscounted(method: Method, received: number): ApiError | null {
  const session = method.needsSession ? 1 : 0;
  const required = method.params.filter(({ fallback }) => fallback === undefined).length + session;
  if (received >= required && received <= method.params.length + session) return null;
  return apiError(
    'MESSAGE_PARAMETER_COUNT_MISMATCH',
    method.name,
    String(required),
    String(Math.max(0, received - session)),
  );
}

/**
 * Answers calls as xapi's dispatcher does. It counts the parameters, unmarshals them, checks the
 * session and the role, and then runs the body. Each error has its XenAPI code.
 */
export class Dispatcher {
  constructor(
    private readonly services: Services,
    private readonly methods: ReadonlyMap<string, Method>,
    private readonly turns: Mutex,
  ) {}

  /** Finds a method: `Async.PIF.scan` is PIF.scan as a task, and `PIF_scan` is PIF.scan too. */
  find(name: string): { readonly method: Method; readonly asTask: boolean } | null {
    const asTask = /^(Internal)?Async\./.test(name);
    const method = this.methods.get(name.replace(/^(Internal)?Async\./, ''));
    return method === undefined || (asTask && !method.hasAsync) ? null : { method, asTask };
  }

  async dispatch(name: string, params: readonly WireValue[], caller: Caller): Promise<CallResult> {
    const found = this.find(name);
    if (found === null) return failed(this.unknownMethod(name, params));
    const { method, asTask } = found;
    const error = miscounted(method, params.length);
    if (error !== null) return failed(error);
    const args = unmarshal(method, method.needsSession ? params.slice(1) : params);
    if (!args.ok) return failed(args.error);
    let session: Session | null = null;
    if (method.needsSession) {
      const checked = this.session(params[0]);
      if (!checked.ok) return failed(checked.error);
      session = checked.value;
      if (method.role === 'pool-admin' && session.role !== 'pool-admin') {
        return failed(
          apiError(
            'RBAC_PERMISSION_DENIED',
            method.name.toLowerCase(),
            `user ${session.user} has the role ${session.role}, which can only read`,
          ),
        );
      }
    }
    const body = () => this.run(method, args.value, session, caller);
    if (!asTask || session === null) return body();
    const task = this.services.tasks.start(method.name, session, body);
    return task.ok ? done(task.value) : failed(task.error);
  }

  private session(ref: WireValue | undefined): Result<Session, ApiError> {
    return typeof ref === 'string'
      ? this.services.sessions.check(ref)
      : err(apiError('SESSION_INVALID', ''));
  }

  /** A name with parameters could be an extension's call, so a bad session is reported first. */
  private unknownMethod(name: string, params: readonly WireValue[]): ApiError {
    const session = params.length === 0 ? null : this.session(params[0]);
    return session?.ok === false ? session.error : apiError('MESSAGE_METHOD_UNKNOWN', name);
  }

  private async run(
    method: Method,
    args: Args,
    session: Session | null,
    caller: Caller,
  ): Promise<CallResult> {
    const call = async () => method.run({ services: this.services, session, caller }, args);
    try {
      return await (method.exclusive ? this.turns.take(call) : call());
    } catch (error) {
      // This is a bug of ours. The caller gets xapi's code for it, and the log gets the trace.
      // Transactions leave nothing half-done.
      this.services.log(`${method.name}: ` + errorStack(error));
      return failed(internalError(`${method.name} failed: ${errorWords(error)}`));
    }
  }
}
