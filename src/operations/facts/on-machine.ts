import type { HostFacts, HostPort, ManagementStatus } from '../../model/index.js';
import { inventoryOf } from '../../reset/index.js';
import { withKernel, type KernelFacts } from '../management/management-machine.js';
import { isLive, shownAddresses } from '../management/shown-addresses.js';

/**
 * What the machine itself shows. Nobody runs a tree, so its kernel files are old and prove nothing
 * against XAPI.
 */
export function kernelFactsOf(
  host: Pick<HostPort, 'kind'>,
  { files, nics, vlanDevices }: Pick<HostFacts, 'files' | 'nics' | 'vlanDevices'>,
  wiring: HostFacts['wiring'],
): KernelFacts {
  const bridge = inventoryOf(files.inventory).managementInterface;
  const shown = host.kind === 'tree' ? null : shownAddresses({ nics }, bridge, isLive(host, nics));
  return { nics, wiring, vlanDevices, bridge, shown };
}

/**
 * The management interface as XAPI has it, with port, link and addresses as the machine shows them:
 * the same for the Status Display and for the report on a reset.
 */
export const onMachine = (
  told: ManagementStatus | null,
  kernel: KernelFacts,
): ManagementStatus | null => (told === null ? null : withKernel(told, kernel));
