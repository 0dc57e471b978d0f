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

/** Takes the host down, at once or after its VMs have ended. It does one such change at a time. */
export class PowerSwitch {
  #control: AbortController | null = null;

  constructor(
    private readonly place: ChangePlace,
    private readonly send: (event: ConsoleEvent) => void,
  ) {}

  /** Takes the host down; null: the change was stopped in time. */
  async down({ action, vms }: Power, host: Pick<HostPort, 'power'>): Promise<ChangeResult | null> {
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
    host: Pick<HostPort, 'power'>,
  ): Promise<ChangeResult | null> {
    const uuid = await this.place.hostUuid();
    const veto = await this.#disable(uuid);
    if (veto !== null) return veto;
    const kept = signal === null ? null : await this.#endVms(uuid, signal);
    if (signal?.aborted === true || kept !== null) {
      await this.#enable(uuid);
      return signal?.aborted === true ? null : kept;
    }
    const result = commanded(await host.power(action));
    if (!result.ok) await this.#enable(uuid);
    return result;
  }

  /**
   * Calls host.disable, so that no VM starts here and HA can object. As in the original, only HA's
   * veto counts. A host whose XAPI does not run goes down without this call.
   */
  async #disable(uuid: string): Promise<ChangeResult | null> {
    const { describeError, disableHost } = await operations();
    const told = await inSession(this.place, (session) => disableHost(session, uuid));
    return told.ok || !isVeto(told.error)
      ? null
      : { ok: false, code: 'vetoed', detail: describeError(told.error) };
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

/** Whether XAPI refused to disable a host because of high availability. */
function isVeto(error: CallError): boolean {
  return error.kind === 'api' && error.code.startsWith('HA_');
}
