import { ok, type Result, type RunningVm } from '../model/index.js';
import type { OperationError } from './call.js';
import { readHostRef, readRecords } from './records.js';
import { vmsOnHost } from './vms-on-host.js';
import {
  describeError,
  asInt,
  asString,
  type CallOptions,
  type XenApiSession,
} from '../xenapi/index.js';

/** A VM that is being shut down. */
export interface EndingVm extends RunningVm {
  readonly ref: string;
}

/** The progress of one VM. */
export interface VmShutdownEvent {
  readonly vm: EndingVm;
  /**
   * `asked`: a clean shutdown has begun. `forced`: it was switched off because it did not end in
   * time. `failed`: it still runs; `detail` says why.
   */
  readonly state: 'asked' | 'stopped' | 'forced' | 'failed';
  /** One line; '' for none. */
  readonly detail: string;
}

/** The deadline, and what happens then. */
export interface VmShutdownOptions extends CallOptions {
  /** Milliseconds for all VMs together. Default 120 s. */
  readonly deadlineMs?: number;
  /** Switch off VMs that have not ended by then (VM.hard_shutdown). */
  readonly force: boolean;
  /** Milliseconds of a clock that never goes backwards; tests replace it. */
  readonly clock?: () => number;
}

const forceMs = 30_000;

/**
 * Shuts down the VMs that run on a host (VM.clean_shutdown). VMs with the highest start order go
 * first; VMs with the same order go at once. At the deadline the rest is switched off, if `force`
 * is set. Yields each VM's events as they happen. Answers the VMs that still run, or the error that
 * prevented reading them.
 */
export async function* shutDownVms(
  session: XenApiSession,
  hostUuid: string,
  options: VmShutdownOptions,
): AsyncGenerator<VmShutdownEvent, Result<readonly EndingVm[], OperationError>> {
  const { deadlineMs = 120_000, force, clock = () => performance.now(), ...limits } = options;
  const groups = await groupsOf(session, hostUuid, limits);
  if (!groups.ok) return groups;
  const end = clock() + deadlineMs;
  const running: EndingVm[] = [];
  for (const group of groups.value) {
    for (const vm of group) yield { vm, state: 'asked', detail: '' };
    // Each promise answers with its VM, so that the first finished one can be reported at once.
    const waiting = new Map(
      group.map((vm) => [vm.ref, endOne(session, vm, { force, left: end - clock(), limits })]),
    );
    while (waiting.size > 0) {
      const event = await Promise.race(waiting.values());
      waiting.delete(event.vm.ref);
      if (event.state === 'failed') running.push(event.vm);
      yield event;
    }
  }
  return ok(running);
}

async function endOne(
  session: XenApiSession,
  vm: EndingVm,
  {
    force,
    left,
    limits,
  }: { readonly force: boolean; readonly left: number; readonly limits: CallOptions },
): Promise<VmShutdownEvent> {
  const clean = await session.call('VM.clean_shutdown', [vm.ref], {
    ...limits,
    timeoutMs: Math.max(1, left),
  });
  if (clean.ok || (clean.error.kind === 'api' && isDown(clean.error)))
    return { vm, state: 'stopped', detail: '' };
  const why = describeError(clean.error);
  if (!force || limits.signal?.aborted === true) return { vm, state: 'failed', detail: why };
  const hard = await session.call('VM.hard_shutdown', [vm.ref], { ...limits, timeoutMs: forceMs });
  if (hard.ok) return { vm, state: 'forced', detail: why };
  // It may have stopped by itself at the last moment.
  if (hard.error.kind === 'api' && isDown(hard.error)) return { vm, state: 'stopped', detail: '' };
  return { vm, state: 'failed', detail: describeError(hard.error) };
}

/** VM_BAD_POWER_STATE [vm; expected; actual]: the VM stopped before we asked. */
function isDown({
  code,
  params,
}: {
  readonly code: string;
  readonly params: readonly string[];
}): boolean {
  return code === 'VM_BAD_POWER_STATE' && params[2]?.toLowerCase() === 'halted';
}

async function groupsOf(
  session: XenApiSession,
  hostUuid: string,
  limits: CallOptions,
): Promise<Result<readonly (readonly EndingVm[])[], OperationError>> {
  const running = await runningOn(session, hostUuid, limits);
  if (!running.ok) return running;
  const groups = new Map<number, EndingVm[]>();
  for (const { order, ...vm } of running.value)
    groups.set(order, [...(groups.get(order) ?? []), vm]);
  return ok([...groups].toSorted(([one], [other]) => other - one).map(([, group]) => group));
}

/** The VMs that run on a host or are paused there, without its control domain. */
async function runningOn(
  session: XenApiSession,
  hostUuid: string,
  limits: CallOptions,
): Promise<Result<readonly (EndingVm & { readonly order: number })[], OperationError>> {
  const host = await readHostRef(session, hostUuid, limits);
  if (!host.ok) return host;
  const vms = await readRecords(session, 'VM', limits);
  if (!vms.ok) return vms;
  return ok(
    vmsOnHost(vms.value, host.value).map(([ref, vm]) => ({
      ref,
      uuid: asString(vm['uuid']),
      name: asString(vm['name_label']),
      order: asInt(vm['order']) ?? 0,
    })),
  );
}

/** Reads the VMs that run on a host. The host's reboot stops them. */
export async function readRunningVms(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<readonly RunningVm[], OperationError>> {
  const running = await runningOn(session, hostUuid, options);
  return running.ok ? ok(running.value.map(({ uuid, name }) => ({ uuid, name }))) : running;
}
