import type { Change, ChangeResult, ConsoleEvent } from '../console/index.js';
import { verifyNameServers } from '../reset/index.js';
import type { Result } from '../model/index.js';
import type { CallError, XenApiSession } from '../xenapi/index.js';
import { inSession, type XenApiPlace } from './with-session.js';
import { host, operations, xenapi } from './loading.js';
import { reconfigure, renew } from './management.js';
import { setTime } from './time.js';

/** What the changes of a host work on. */
export interface ChangePlace extends XenApiPlace {
  /** The host's uuid, read anew: files may have been restored meanwhile. */
  readonly hostUuid: () => Promise<string>;
}

const done = (detail = ''): ChangeResult => ({ ok: true, detail });

/** A failed call as the dialogue knows it. */
export async function failed(error: CallError): Promise<ChangeResult & { readonly ok: false }> {
  const detail = (await xenapi()).describeError(error);
  if (error.kind === 'api')
    return {
      ok: false,
      code: error.code === 'MESSAGE_METHOD_UNKNOWN' ? 'notKnown' : 'refused',
      detail,
    };
  return { ok: false, code: error.code === 'timedOut' ? 'timedOut' : 'xapiDown', detail };
}

/** Works through XenAPI; `say`: what is worth telling of the value. */
async function throughXenApi<T>(
  place: ChangePlace,
  work: (session: XenApiSession, uuid: string) => Promise<Result<T, CallError>>,
  say: (value: T) => string = () => '',
): Promise<ChangeResult> {
  const uuid = await place.hostUuid();
  const answer = await inSession(place, (session) => work(session, uuid));
  return answer.ok ? done(say(answer.value)) : failed(answer.error);
}

async function saveSettings({ root }: ChangePlace, minutes: number): Promise<ChangeResult> {
  const saved = await (await host()).changeSettings(root, { autoLogoutMinutes: minutes });
  if (saved.ok) return done();
  return {
    ok: false,
    code: 'failed',
    detail: 'cause' in saved.error ? saved.error.cause : saved.error.code,
  };
}

/** Through XAPI it is read back: a server of a family that the interface does not have is taken, and not kept. */
async function setDns(
  place: ChangePlace,
  { servers, through }: Change & { readonly kind: 'setDns' },
): Promise<ChangeResult> {
  if (through === 'file') {
    const written = await (await host()).writeNameServers(place.root, servers);
    return written.ok
      ? done()
      : { ok: false, code: 'failed', detail: `${written.error.subject}: ${written.error.cause}` };
  }
  const { changeNameServers, readHostStatus } = await operations();
  const { describeError } = await xenapi();
  const uuid = await place.hostUuid();
  const told = await inSession(place, (session) => changeNameServers(session, uuid, servers));
  if (!told.ok) return failed(told.error);
  const read = await inSession(place, (session) => readHostStatus(session, uuid));
  if (!read.ok) return { ok: false, code: 'notRead', detail: describeError(read.error) };
  const check = verifyNameServers(servers, read.value.management?.dns ?? []);
  return check.ok
    ? done()
    : {
        ok: false,
        code: 'partly',
        detail: '',
        got: { checks: [check], names: [], formerKept: '' },
      };
}

/** Where support reports are kept: a folder that survives the reboot. */
const reportFolder = '/var/lib/xsconsole/reports';

/** Saves a support report; its path is the detail. */
export async function saveReport(root: string, program: string): Promise<ChangeResult> {
  const saved = await (
    await host()
  ).saveSupportReport(root, reportFolder, { program, now: new Date().toISOString() });
  return saved.ok
    ? done(saved.value.path)
    : { ok: false, code: 'failed', detail: `${saved.error.subject}: ${saved.error.cause}` };
}

/** Carries out one change of the host; how it goes and how it ends is told. */
export async function carryOutChange(
  change: Exclude<
    Change,
    { readonly kind: 'power' | 'saveReport' | 'startXapi' | 'changePassword' }
  >,
  place: ChangePlace,
  tell: (event: ConsoleEvent) => void,
): Promise<void> {
  const api = await operations();
  const result = await (async (): Promise<ChangeResult> => {
    switch (change.kind) {
      case 'reconfigureManagement':
        return reconfigure(place, await place.hostUuid(), change.wish, {
          failed,
          onStep: (step) => {
            tell({ kind: 'changeStep', step });
          },
        });
      case 'renewLease':
        return renew(place, await place.hostUuid(), failed);
      case 'disableManagement':
        return throughXenApi(place, (session) => api.disableManagement(session));
      case 'setDns':
        return setDns(place, change);
      case 'setTime':
        return setTime(place, change.wish, (wish) =>
          throughXenApi(place, (session, uuid) => api.changeHostTime(session, uuid, wish)),
        );
      case 'saveSettings':
        return saveSettings(place, change.settings.autoLogoutMinutes);
    }
  })();
  tell({ kind: 'changed', change: change.kind, result });
}
