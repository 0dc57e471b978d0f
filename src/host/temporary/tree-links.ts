import {
  err,
  isIp,
  ok,
  type Links,
  type Nic,
  type PortError,
  type Result,
  type VlanDevice,
} from '../../model/index.js';
import { readNics } from '../nics/nics.js';
import { readVlanDevices } from '../nics/vlan-devices.js';

/** The interfaces of a tree that is not this machine's, by its sysfs. What only a running kernel knows is taken as a host usually has it. */
export async function readTreeLinks(root: string): Promise<Result<Links, PortError>> {
  const nics = await readNics(root);
  const vlans = await readVlanDevices(root);
  if (!nics.known)
    return err({
      code: 'ioError',
      subject: 'sys/class/net',
      cause: nics.reason.detail,
      retryable: false,
    });
  return ok(linksOf(nics.value, vlans.known ? vlans.value : []));
}

function linksOf(nics: readonly Nic[], vlans: readonly VlanDevice[]): Links {
  const masters = new Set(nics.map(({ memberOf }) => memberOf));
  const links = nics.map((nic) => {
    const vlan = vlans.find(({ name }) => name === nic.device);
    const isBond = nic.device.startsWith('bond');
    return {
      name: nic.device,
      up: true,
      carrier: nic.carrier !== false,
      master: nic.memberOf,
      kind: isBond
        ? 'bond'
        : vlan !== undefined
          ? 'vlan'
          : nic.physical || !masters.has(nic.device)
            ? 'other'
            : 'bridge',
      vlan: vlan === undefined ? null : { tag: vlan.tag, below: vlan.device },
      addresses: nic.addresses.flatMap((text) => {
        const [address = '', length = ''] = text.split('/');
        return isIp(address) ? [{ address, prefixLength: Number(length), secondsLeft: null }] : [];
      }),
      promotes: true,
    } as const;
  });
  return { links, ovsBridges: [] };
}
