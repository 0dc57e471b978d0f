import type { ChangeResult } from '../../console/index.js';
import type { CommandOutcome, PortError, Result } from '../../model/index.js';
import type { CallError, XenApiSession } from '../../xenapi/index.js';
import { operations } from '../loading.js';
import { inSession, type XenApiPlace } from '../with-session.js';

/** What the changes of a host work on. */
export interface ChangePlace extends XenApiPlace {
  /** The host's uuid, read again each time: its files may have been restored meanwhile. */
  readonly hostUuid: () => Promise<string>;
}

/** The result of a successful change. */
export const done = (detail = ''): ChangeResult => ({ ok: true, detail });

/** An error of the host in one line: which file or command it was, and why. */
export const causeLine = ({ subject, cause }: PortError): string => `${subject}: ${cause}`;

/** The result of a change that failed on the host for this reason. */
export const failedFor = (detail: string): ChangeResult & { readonly ok: false } => ({
  ok: false,
  code: 'failed',
  detail,
});

/** The result of a change that the host itself could not carry out. */
export const failedAt = (error: PortError): ChangeResult => failedFor(causeLine(error));

/** The result in a tree, which runs no command: it names what would have been run. */
export const notHere = (command: string): ChangeResult => ({
  ok: false,
  code: 'notHere',
  detail: command,
});

/** The result of a change that is one command of the host. */
export function commanded(ended: Result<CommandOutcome, PortError>): ChangeResult {
  if (!ended.ok) return failedAt(ended.error);
  return ended.value.ran ? done() : notHere(ended.value.command);
}

/** The dialogue's result for a failed call. */
export async function failed(error: CallError): Promise<ChangeResult & { readonly ok: false }> {
  const detail = (await operations()).describeError(error);
  if (error.kind === 'api')
    return {
      ok: false,
      code: error.code === 'MESSAGE_METHOD_UNKNOWN' ? 'notKnown' : 'refused',
      detail,
    };
  return { ok: false, code: error.code === 'timedOut' ? 'timedOut' : 'xapiDown', detail };
}

/** Changes something through XenAPI. `say`: the detail to report about the call's value. */
export async function throughXenApi<T>(
  place: ChangePlace,
  work: (session: XenApiSession, uuid: string) => Promise<Result<T, CallError>>,
  say: (value: T) => string = () => '',
): Promise<ChangeResult> {
  const uuid = await place.hostUuid();
  const answer = await inSession(place, (session) => work(session, uuid));
  return answer.ok ? done(say(answer.value)) : failed(answer.error);
}
