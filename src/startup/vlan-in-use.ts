import { foreignVlan } from '../model/index.js';
import type { ManagementConfiguration } from '../reset/index.js';
import { readBridges, type XenApiSession } from '../operations/index.js';
import type { StartupPorts } from './ports.js';
import { mustWork, StepError } from './step-error.js';

/**
 * Throws StepError (vlan.inUse) when VLAN.create would be refused because some other program has
 * made the VLAN's device. It is checked before the wipe, so that the start-up does not stop
 * half-way because of it. A list of devices that cannot be read stops nothing.
 */
export async function checkVlanFree(
  { readVlanDevices }: StartupPorts,
  session: XenApiSession,
  { device, vlan }: ManagementConfiguration,
): Promise<void> {
  const devices = vlan === null ? null : await readVlanDevices();
  if (vlan === null || devices?.known !== true) return;
  if (foreignVlan(devices.value, device, vlan, new Set()) === null) return;
  const found = foreignVlan(devices.value, device, vlan, mustWork(await readBridges(session)));
  if (found !== null) throw new StepError('vlan.inUse', found.name, `${vlan} of ${device}`);
}
