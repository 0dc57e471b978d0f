import type { Nic } from '../model/index.js';
import type { ManagementConfiguration, PortQuestion } from '../reset/index.js';
import type { ChosenPort } from './chosen-port.js';
import type { StartupPorts } from './ports.js';
import { StartupError } from './startup-error.js';

/** The NIC to use, or whom to ask about it. */
export type FoundNic =
  | { readonly found: 'nic'; readonly nic: Nic }
  /** The port is gone; the NIC that has its name now is taken all the same, so that the host is not lost, and the question stays. */
  | { readonly found: 'byName'; readonly nic: Nic; readonly question: PortQuestion }
  /** The port is gone, and somebody is to say which NIC it shall be. */
  | { readonly found: 'none'; readonly question: PortQuestion };

/**
 * Throws Trouble (device.unmanaged) for an interface the scan would leave unmanaged: after the wipe
 * nothing could be configured on it.
 */
export async function checkManageable(
  { readSanBoot }: StartupPorts,
  device: string,
): Promise<void> {
  const boot = await readSanBoot();
  if (boot.known && boot.value.unmanaged.includes(device))
    throw new StartupError('device.unmanaged', device, '');
}

/**
 * The port the operator chose, whatever it is called now. Where it is gone (the disk in another
 * machine, the card replaced) the operator is asked; without one (`unmatched`) the device of that
 * name does. Where no port is known, the name alone counts: a host without such a device is not
 * wiped. Throws Trouble (nics.unreadable, device.absent).
 */
export async function findNic(
  ports: StartupPorts,
  { device }: ManagementConfiguration,
  { reset, mac }: ChosenPort,
): Promise<FoundNic> {
  const nics = await ports.readNics();
  if (!nics.known) throw new StartupError('nics.unreadable', '/sys/class/net', nics.reason.detail);
  const physical = nics.value.filter((nic) => nic.physical);
  const chosen = physical.find((nic) => mac !== null && nic.mac === mac);
  if (chosen !== undefined) return { found: 'nic', nic: chosen };
  const named = physical.find((nic) => nic.device === device);
  if (named !== undefined && mac === null) return { found: 'nic', nic: named };
  if (named !== undefined && ports.unmatched === 'useName')
    return { found: 'byName', nic: named, question: { device, mac, used: named.device } };
  if (reset !== null && physical.length > 0)
    return { found: 'none', question: { device, mac, used: '' } };
  throw new StartupError('device.absent', device, physical.map((nic) => nic.device).join(', '));
}
