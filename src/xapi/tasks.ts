import type { ApiError, CallResult, WireValue } from '../xenapi/index.js';
import { isWireArray } from '../xenapi/index.js';
import { truncate } from './truncate.js';
import type { Database } from './database/database.js';
import { encodeText, printSet } from '../model/index.js';
import { timestamp } from './timestamp.js';
import type { Session } from './sessions.js';

/** A task's result is the XML text of the call's value: "" for nothing, else refs and sets of refs, which is all that async calls return. */
function resultText(value: WireValue): string {
  if (value === '') return '';
  const xml = (each: WireValue): string => {
    if (isWireArray(each))
      return `<value><array><data>${each.map(xml).join('')}</data></array></value>`;
    return `<value>${typeof each === 'string' ? encodeText(each) : JSON.stringify(each)}</value>`;
  };
  return xml(value);
}

/** xapi's limit: of more tasks that have ended than these the oldest go, whoever forgot to destroy them. */
const keptTasks = 200;
/** Characters of an error's parameter that are kept: a call may have been given a ref of any length, and the error repeats it. */
const keptCharacters = 1000;

/** The tasks behind `Async.` calls. */
export class Tasks {
  /** Those that have ended, oldest first. */
  private readonly ended: string[] = [];

  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
    private readonly host: () => string | null,
  ) {}

  /** Makes a pending task, starts the work and answers the task's ref at once; the task ends as the work does. `work` never rejects. */
  start(label: string, session: Session, work: () => Promise<CallResult>): string {
    const host = this.host();
    const ref = this.database.write(() =>
      this.database.create('task', {
        name__label: `Async.${label}`,
        created: timestamp(this.now()),
        session: session.ref,
        ...(host === null ? {} : { resident_on: host }),
      }),
    );
    void work().then((result) => {
      this.finish(ref, result);
    });
    return ref;
  }

  private finish(ref: string, result: CallResult): void {
    if (this.database.find('task', ref) === null) return;
    const ended = result.ok
      ? { status: 'success', result: resultText(result.value) }
      : { status: 'failure', error_info: errorInfo(result.error) };
    this.ended.push(ref);
    const forgotten = this.ended.splice(0, this.ended.length - keptTasks);
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
