import {
  err,
  isIp,
  ok,
  splitPrefix,
  type Links,
  type Nic,
  type NicPort,
  type PortError,
  type Result,
  type VlanDevice,
} from '../../model/index.js';

/**
 * The interfaces of another host's tree, from its sysfs. For what only a running kernel knows, it
 * assumes what is usual.
 */
export async function readTreeLinks(
  nics: Pick<NicPort, 'all' | 'vlanDevices'>,
): Promise<Result<Links, PortError>> {
  const read = await nics.all();
  const vlans = await nics.vlanDevices();
  if (!read.known && read.reason.code === 'absent') return ok(linksOf([], []));
  if (!read.known)
    return err({
      code: 'ioError',
      subject: 'sys/class/net',
      cause: read.reason.detail,
      retryable: false,
    });
  return ok(linksOf(read.value, vlans.known ? vlans.value : []));
}

function linksOf(nics: readonly Nic[], vlans: readonly VlanDevice[]): Links {
  const masters = new Set(nics.map(({ memberOf }) => memberOf));
  const links = nics.map((nic) => {
    const vlan = vlans.find(({ name }) => name === nic.device);
    return {
      name: nic.device,
      up: true,
      carrier: nic.carrier !== false,
      master: nic.memberOf,
      kind:
        vlan !== undefined
          ? 'vlan'
          : nic.bondMode !== null
            ? 'bond'
            : nic.physical || !masters.has(nic.device)
              ? 'other'
              : 'bridge',
      vlan: vlan === undefined ? null : { tag: vlan.tag, below: vlan.device },
      addresses: nic.addresses.flatMap((text) => {
        const { address, prefix } = splitPrefix(text);
        return isIp(address) ? [{ address, prefixLength: Number(prefix), secondsLeft: null }] : [];
      }),
      promotes: true,
    } as const;
  });
  return { links, ovsBridges: [] };
}
