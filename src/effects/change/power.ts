import type { ChangeResult, ConsoleEvent, Power } from '../../console/index.js';
import {
  bestEffort,
  finish,
  ok,
  type HostPort,
  type Result,
  type PowerAction,
} from '../../model/index.js';
import type { CallError, XenApiSession } from '../../xenapi/index.js';
import { itemOf, vmsMs } from '../end-vms.js';
import { inSession } from '../with-session.js';
import { commanded, failed, type ChangePlace } from './change-place.js';
import { operations } from '../loading.js';

/** HA's veto, or whether the host could start VMs before. */
interface Disabled {
  readonly veto: ChangeResult | null;
  readonly wasEnabled: boolean;
}

/** Takes the host down, at once or after its VMs have ended. It does one such change at a time. */
export class PowerSwitch {
  #control: AbortController | null = null;

  constructor(
    private readonly place: ChangePlace,
    private readonly send: (event: ConsoleEvent) => void,
  ) {}

  /** Takes the host down; null: the change was stopped in time. */
  async down(
    { action, vms }: Power,
    host: Promise<Pick<HostPort, 'power'>>,
  ): Promise<ChangeResult | null> {
    this.stop();
    const control = new AbortController();
    this.#control = control;
    return this.#down(action, vms === 'shutDown' ? control.signal : null, host);
  }

  /** Stops waiting for VMs; the host stays up. */
  stop(): void {
    this.#control?.abort();
  }

  /** null: it was stopped. `signal` null: the VMs are killed with the host. */
  async #down(
    action: PowerAction,
    signal: AbortSignal | null,
    host: Promise<Pick<HostPort, 'power'>>,
  ): Promise<ChangeResult | null> {
    const [machine, uuid] = [await host, await this.place.hostUuid()];
    if (isAborted(signal)) return null;
    const disabled = await this.#disable(uuid);
    if (disabled.veto !== null) return disabled.veto;
    const kept = signal === null ? null : await this.#endVms(uuid, signal);
    const isStopped = isAborted(signal);
    const result = isStopped || kept !== null ? kept : commanded(await machine.power(action));
    if (result?.ok !== true && disabled.wasEnabled) await this.#enable(uuid);
    return isStopped ? null : result;
  }

  /**
   * Calls host.disable, so that no VM starts here and HA can object. As in the original, only HA's
   * veto counts. A host whose XAPI does not run goes down without this call.
   */
  async #disable(uuid: string): Promise<Disabled> {
    const { describeError, disableHost } = await operations();
    const was = await inSession(this.place, (session) => disableHost(session, uuid));
    if (was.ok) return { veto: null, wasEnabled: was.value };
    return isVeto(was.error)
      ? { veto: { ok: false, code: 'vetoed', detail: describeError(was.error) }, wasEnabled: true }
      : { veto: null, wasEnabled: true };
  }

  /**
   * Lets a host that stays up start VMs again. An error here is ignored, because what led here
   * matters more.
   */
  async #enable(uuid: string): Promise<void> {
    const { enableHost } = await operations();
    bestEffort(await inSession(this.place, (session) => enableHost(session, uuid)));
  }

  /** Shuts the VMs down; null: all have ended. */
  async #endVms(uuid: string, signal: AbortSignal): Promise<ChangeResult | null> {
    const ended = await inSession(this.place, async (session) =>
      this.#tellVms(session, uuid, signal),
    );
    if (!ended.ok) return failed(ended.error);
    return ended.value.length === 0
      ? null
      : { ok: false, code: 'vmsLeft', detail: ended.value.join(', ') };
  }

  async #tellVms(
    session: XenApiSession,
    uuid: string,
    signal: AbortSignal,
  ): Promise<Result<readonly string[], CallError>> {
    const { shutDownVms } = await operations();
    const ending = shutDownVms(session, uuid, { force: false, deadlineMs: vmsMs, signal });
    const left = await finish(ending, (event) => {
      if (!signal.aborted) this.send({ kind: 'itemStep', change: 'power', ...itemOf(event) });
    });
    return left.ok ? ok(left.value.map(({ name }) => name)) : left;
  }
}

/** A function, because the signal changes while the code waits. */
const isAborted = (signal: AbortSignal | null): boolean => signal?.aborted === true;

/** Whether XAPI refused to disable a host because of high availability. */
function isVeto(error: CallError): boolean {
  return error.kind === 'api' && error.code.startsWith('HA_');
}
