import { ok, type Result } from '../../model/index.js';
import type { ManagementConfiguration } from '../../reset/index.js';
import { readPoolHa, type XenApiSession } from '../../operations/index.js';
import type { Attempt } from '../attempt.js';
import type { StartupPorts } from '../ports.js';
import { byXapi, failed, type StepError } from '../step-error.js';
import { thisHost, type OwnHost } from '../this-host.js';
import { checkVlanFree } from './vlan-in-use.js';

/** Checks everything that can be checked before the wipe. Answers this host. */
export async function checkFirst(
  { ports, session }: Attempt,
  wanted: ManagementConfiguration,
): Promise<Result<OwnHost, StepError>> {
  const manageable = await checkManageable(ports, wanted.device);
  if (!manageable.ok) return manageable;
  const free = await checkVlanFree(ports, session, wanted);
  if (!free.ok) return free;
  const host = await thisHost(ports, session);
  if (!host.ok) return host;
  const ha = await checkHa(session);
  return ha.ok ? host : ha;
}

/**
 * Fails with device.unmanaged for an interface that PIF.scan would leave unmanaged, because nothing
 * could be configured on it after the wipe.
 */
async function checkManageable(
  { readSanBoot }: StartupPorts,
  device: string,
): Promise<Result<void, StepError>> {
  const boot = await readSanBoot();
  return boot.known && boot.value.unmanaged.includes(device)
    ? failed('device.unmanaged', device)
    : ok(undefined);
}

/** xapi refuses to configure the management interface while HA is on in the pool. */
async function checkHa(session: XenApiSession): Promise<Result<void, StepError>> {
  const armed = byXapi(await readPoolHa(session));
  if (!armed.ok) return armed;
  return armed.value ? failed('ha.enabled', '') : ok(undefined);
}
