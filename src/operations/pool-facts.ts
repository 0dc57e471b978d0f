import {
  networkingLoss,
  ok,
  type HostFacts,
  type HostNetworking,
  type Known,
  type Result,
  type RunningVm,
} from '../model/index.js';
import type { CallOptions, XenApiSession } from '../xenapi/index.js';
import type { OperationError } from './call.js';
import { readHostNetworking } from './host-networking.js';
import { readRunningVms } from './vm-shutdown.js';

/** What only the pool database knows before a reset. */
export interface PoolFacts {
  readonly networking: HostNetworking;
  readonly runningVms: readonly RunningVm[];
}

/** Reads it for the host with this uuid ('': the host the session is on). */
export async function readPoolFacts(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<PoolFacts, OperationError>> {
  const networking = await readHostNetworking(session, hostUuid, options);
  if (!networking.ok) return networking;
  const runningVms = await readRunningVms(session, hostUuid, options);
  return runningVms.ok
    ? ok({ networking: networking.value, runningVms: runningVms.value })
    : runningVms;
}

/** The facts of the host's own files and kernel with those of the pool database. The hypervisor's own list of VMs is believed first. */
export function withPoolFacts(facts: HostFacts, told: Known<PoolFacts>): HostFacts {
  if (!told.known) return { ...facts, networking: told, loss: told };
  const { networking, runningVms } = told.value;
  return {
    ...facts,
    networking: { known: true, value: networking },
    loss: { known: true, value: networkingLoss(networking) },
    runningVms: facts.runningVms.known ? facts.runningVms : { known: true, value: runningVms },
  };
}
