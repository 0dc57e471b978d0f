import type { Nic } from '../model/index.js';
import type { ManagementConfiguration, PortQuestion } from '../reset/index.js';
import type { ChosenPort } from './chosen-port.js';
import type { StartupPorts } from './ports.js';
import { StepError } from './step-error.js';

/** The NIC to use, or the question that the operator must answer. */
export type FoundNic =
  | { readonly found: 'nic'; readonly nic: Nic }
  /**
   * The port is gone. The NIC that has its name now is used all the same, so that the host can be
   * reached, and the question is asked too.
   */
  | { readonly found: 'byName'; readonly nic: Nic; readonly question: PortQuestion }
  /** The port is gone, and the operator must say which NIC to use. */
  | { readonly found: 'none'; readonly question: PortQuestion };

/**
 * Throws StepError (device.unmanaged) for an interface that PIF.scan would leave unmanaged,
 * because nothing could be configured on it after the wipe.
 */
export async function checkManageable(
  { readSanBoot }: StartupPorts,
  device: string,
): Promise<void> {
  const boot = await readSanBoot();
  if (boot.known && boot.value.unmanaged.includes(device))
    throw new StepError('device.unmanaged', device, '');
}

/**
 * Finds the port that the operator chose, whatever it is called now.
 *
 * When the port is gone (the disk is in another machine, the card was replaced), the operator is
 * asked. With `unmatched` 'useName' the device of that name is used meanwhile. When no port is
 * known, only the name counts, and a host without such a device is not wiped. Throws StepError
 * (nics.unreadable, device.absent).
 */
export async function findNic(
  ports: StartupPorts,
  { device }: ManagementConfiguration,
  { reset, mac }: ChosenPort,
): Promise<FoundNic> {
  const nics = await ports.readNics();
  if (!nics.known) throw new StepError('nics.unreadable', '/sys/class/net', nics.reason.detail);
  const physical = nics.value.filter((nic) => nic.physical);
  const chosen = physical.find((nic) => mac !== null && nic.mac === mac);
  if (chosen !== undefined) return { found: 'nic', nic: chosen };
  const named = physical.find((nic) => nic.device === device);
  if (named !== undefined && mac === null) return { found: 'nic', nic: named };
  if (named !== undefined && ports.unmatched === 'useName')
    return { found: 'byName', nic: named, question: { device, mac, used: named.device } };
  if (reset !== null && physical.length > 0)
    return { found: 'none', question: { device, mac, used: '' } };
  throw new StepError('device.absent', device, physical.map((nic) => nic.device).join(', '));
}
