import { foreignVlan, ok, type Result } from '../../model/index.js';
import type { ManagementConfiguration } from '../../reset/index.js';
import { readBridges, type XenApiSession } from '../../operations/index.js';
import type { StartupPorts } from '../ports.js';
import { byXapi, failed, type StepError } from '../step-error.js';

/**
 * Fails with vlan.inUse when VLAN.create would be refused because some other program has
 * made the VLAN's device. It is checked before the wipe, so that the start-up does not stop
 * half-way because of it. A list of devices that cannot be read stops nothing.
 */
export async function checkVlanFree(
  { readVlanDevices }: StartupPorts,
  session: XenApiSession,
  { device, vlan }: ManagementConfiguration,
): Promise<Result<void, StepError>> {
  const devices = vlan === null ? null : await readVlanDevices();
  if (vlan === null || devices?.known !== true) return ok(undefined);
  if (foreignVlan(devices.value, device, vlan, new Set()) === null) return ok(undefined);
  const bridges = byXapi(await readBridges(session));
  if (!bridges.ok) return bridges;
  const found = foreignVlan(devices.value, device, vlan, bridges.value);
  return found === null ? ok(undefined) : failed('vlan.inUse', found.name, `${vlan} of ${device}`);
}
