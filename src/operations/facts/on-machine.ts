import type { HostFacts, HostPort, ManagementStatus } from '../../model/index.js';
import { inventoryOf } from '../../reset/index.js';
import { withKernel, type KernelFacts } from '../management/management-machine.js';
import { shownAddresses } from '../management/shown-addresses.js';

/**
 * What the machine itself shows. Where no kernel runs, its files are old and prove nothing against
 * XAPI.
 */
export function kernelFactsOf(
  host: { readonly nics: Pick<HostPort['nics'], 'isLive'> },
  { files, nics, vlanDevices }: Pick<HostFacts, 'files' | 'nics' | 'vlanDevices'>,
  wiring: HostFacts['wiring'],
): KernelFacts {
  const bridge = inventoryOf(files.inventory).managementInterface;
  const shown = host.nics.isLive(nics) ? shownAddresses({ nics }, bridge, true) : null;
  return { nics, wiring, vlanDevices, bridge, shown };
}

/**
 * The management interface as XAPI has it, with port, link and addresses as the machine shows them:
 * the same for the Status Display and for the report on a reset.
 */
export const onMachine = (
  byXapi: ManagementStatus | null,
  kernel: KernelFacts,
): ManagementStatus | null => (byXapi === null ? null : withKernel(byXapi, kernel));
