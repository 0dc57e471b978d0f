import { isWireArray, type ApiError, type CallResult, type WireValue } from '../xenapi/index.js';
import { truncate } from './truncate.js';
import type { Database } from './database/database.js';
import { encodeText, err, ok, printSet, type Result } from '../model/index.js';
import { apiError } from './errors.js';
import { timestamp } from './timestamp.js';
import type { Session } from './sessions.js';

/**
 * A task's result is the XML text of the call's value. Async calls return nothing (""), a ref or a
 * set of refs, and nothing else.
 */
function resultText(value: WireValue): string {
  if (value === '') return '';
  const xml = (each: WireValue): string => {
    if (isWireArray(each))
      return `<value><array><data>${each.map(xml).join('')}</data></array></value>`;
    return `<value>${typeof each === 'string' ? encodeText(each) : JSON.stringify(each)}</value>`;
  };
  return xml(value);
}

/** The most tasks at a time, of all clients together. */
const mostTasks = 1000;
/**
 * xapi's limit for tasks that have ended. Beyond it the oldest are removed, because clients forget
 * to destroy them.
 */
const keptTasks = 200;
/** The characters kept of a client's text or an error's parameter, which may have any length. */
const keptCharacters = 1000;

/** The tasks behind `Async.` calls, and those that clients make for themselves. */
export class Tasks {
  /** Refs of the calls' tasks that have ended, oldest first. */
  private readonly ended: string[] = [];

  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
    private readonly host: () => string | null,
  ) {}

  /**
   * Makes a pending task. When there are too many tasks, the oldest one that has ended is removed.
   * When all of them are pending, there is no room for another.
   */
  create(label: string, description: string, session: Session | null): Result<string, ApiError> {
    if (this.database.count('task') >= mostTasks && !this.makeRoom())
      return err(apiError('TOO_MANY_PENDING_TASKS'));
    const host = this.host();
    return ok(
      this.database.write(() =>
        this.database.create('task', {
          name__label: truncate(label, keptCharacters),
          name__description: truncate(description, keptCharacters),
          created: timestamp(this.now()),
          ...(session === null ? {} : { session: session.ref }),
          ...(host === null ? {} : { resident_on: host }),
        }),
      ),
    );
  }

  /**
   * Starts the work and returns its task's ref at once. The task ends when the work does. `work`
   * must never reject.
   */
  start(
    label: string,
    session: Session,
    work: () => Promise<CallResult>,
  ): Result<string, ApiError> {
    const made = this.create(`Async.${label}`, '', session);
    if (made.ok)
      void work().then((result) => {
        this.finish(made.value, result);
      });
    return made;
  }

  private makeRoom(): boolean {
    const [oldest] = this.database
      .all('task')
      .filter((task) => ['success', 'failure', 'cancelled'].includes(task.get('status')))
      .sort((one, other) => (one.get('finished') < other.get('finished') ? -1 : 1));
    if (oldest === undefined) return false;
    this.database.write(() => {
      this.database.remove('task', oldest.ref);
    });
    return true;
  }

  private finish(ref: string, result: CallResult): void {
    if (this.database.find('task', ref) === null) return;
    const ended = result.ok
      ? { status: 'success', result: resultText(result.value) }
      : { status: 'failure', error_info: errorInfo(result.error) };
    this.ended.push(ref);
    const forgotten = this.ended.splice(0, Math.max(0, this.ended.length - keptTasks));
    this.database.write(() => {
      this.database.update('task', ref, {
        ...ended,
        progress: '1',
        finished: timestamp(this.now()),
      });
      for (const old of forgotten) this.database.remove('task', old);
    });
  }
}

function errorInfo(error: ApiError): string {
  return printSet([error.code, ...error.params.map((param) => truncate(param, keptCharacters))]);
}
