import { ok, type Nic, type Result } from '../../model/index.js';
import type { ManagementConfiguration, PortQuestion } from '../../reset/index.js';
import type { ChosenPort } from './chosen-port.js';
import type { StartupPorts } from '../ports.js';
import { failed, type StepError } from '../step-error.js';

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
 * Finds the port that the operator chose, whatever it is called now.
 *
 * When the port is gone (the disk is in another machine, the card was replaced), the operator is
 * asked. With `unmatched` 'useName' the device of that name is used meanwhile. When no port is
 * known, only the name counts, and a host without such a device is not wiped.
 */
export async function findNic(
  ports: StartupPorts,
  { device }: ManagementConfiguration,
  { reset, mac }: ChosenPort,
): Promise<Result<FoundNic, StepError>> {
  const nics = await ports.readNics();
  if (!nics.known) return failed('nics.unreadable', '/sys/class/net', nics.reason.detail);
  const physical = nics.value.filter((nic) => nic.physical);
  const chosen = physical.find((nic) => mac !== null && nic.mac === mac);
  if (chosen !== undefined) return ok({ found: 'nic', nic: chosen });
  const named = physical.find((nic) => nic.device === device);
  if (named !== undefined && mac === null) return ok({ found: 'nic', nic: named });
  if (named !== undefined && ports.unmatched === 'useName')
    return ok({ found: 'byName', nic: named, question: { device, mac, used: named.device } });
  if (reset !== null && physical.length > 0)
    return ok({ found: 'none', question: { device, mac, used: '' } });
  return failed('device.absent', device, physical.map((nic) => nic.device).join(', '));
}
