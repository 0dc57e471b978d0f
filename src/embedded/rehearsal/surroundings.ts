import {
  usualMtu,
  commaList,
  netmaskOf,
  type HostFacts,
  type HostPif,
  type Nic,
  type SanBoot,
  type WireFinding,
} from '../../model/index.js';
import type { ResetPlan } from '../../reset/index.js';

/** A NIC that can be shown in a copy: its MAC is known. */
type Port = Nic & { readonly mac: NonNullable<Nic['mac']> };

function portsOf({ nics }: Pick<HostFacts, 'nics'>): readonly Port[] {
  return (nics.known ? nics.value : []).flatMap((nic) =>
    nic.physical && nic.mac !== null ? [{ ...nic, mac: nic.mac }] : [],
  );
}

const pciOf = ({ pciAddress }: Port, index: number): string => pciAddress ?? `0000:ff:00.${index}`;

/** The description of the copy's network cards (`etc/embedded-hardware.json`). */
export function hardwareText({ nics, sanBoot }: HostFacts): string {
  const boot = (device: string): 'iscsi' | 'fcoe' | '' => {
    const san: SanBoot = sanBoot.known ? sanBoot.value : { unmanaged: [], plugged: [] };
    if (san.unmanaged.includes(device)) return 'iscsi';
    return san.plugged.includes(device) ? 'fcoe' : '';
  };
  return JSON.stringify({
    nics: portsOf({ nics }).map((port, index) => ({
      mac: port.mac,
      pci: pciOf(port, index),
      vendor: '0x0000',
      device: '0x0000',
      driver: port.driver ?? 'unknown',
      speed: port.speedMbps ?? 1000,
      cable: port.carrier !== false,
      mtu: port.mtu ?? usualMtu,
      virtualFunctions: port.sriov ? 8 : 0,
      boot: boot(port.device),
    })),
  });
}

/** The names that the ports have now (interface-rename.py's record of the last boot). */
export function namesText(facts: Pick<HostFacts, 'nics'>): string {
  return JSON.stringify({
    lastboot: portsOf(facts).map((port, index) => [port.mac, pciOf(port, index), port.device]),
    old: [],
  });
}

/** What a port finds on its wire, as `etc/embedded-lan.json` has it. */
interface Segment {
  readonly dhcp?: object;
  readonly dhcp6?: string;
  readonly autoconf?: string;
  readonly router6?: string;
}

/**
 * The description of the copy's network (`etc/embedded-lan.json`). Nobody can be asked in a
 * rehearsal: an offer heard on the wire counts, else the address that an interface was given last.
 */
export function lanText(
  facts: HostFacts,
  { request }: Pick<ResetPlan, 'request'>,
  wire: readonly WireFinding[],
): string {
  const ports = new Map<string, { untagged: Segment; vlans: Record<string, Segment> }>();
  const put = (mac: string, vlan: number | null, segment: Segment): void => {
    const port = ports.get(mac) ?? { untagged: {}, vlans: {} };
    if (vlan === null) port.untagged = segment;
    else port.vlans[vlan] = segment;
    ports.set(mac, port);
  };
  for (const { macs, pif } of givenPifs(facts))
    for (const mac of macs) put(mac, pif.vlan, segmentOf(pif));
  const offer = wire.find(({ code }) => code === 'dhcpOffer');
  if (offer?.code === 'dhcpOffer' && request.mac !== null)
    put(request.mac, request.vlan, {
      dhcp: {
        address: offer.address,
        netmask: offer.prefixLength === null ? '' : netmaskOf(offer.prefixLength),
        gateway: offer.gateway ?? '',
        dns: offer.dns,
      },
    });
  return JSON.stringify({ ports: Object.fromEntries(ports) });
}

/** The PIFs that the wire has given an address, with the MACs of the ports that carry them. */
function givenPifs({
  networking,
  nics,
}: HostFacts): readonly { readonly macs: readonly string[]; readonly pif: HostPif }[] {
  if (!networking.known) return [];
  const { pifs, bonds } = networking.value.networking;
  const macOf = (device: string): readonly string[] =>
    portsOf({ nics }).flatMap((port) => (port.device === device ? [port.mac] : []));
  return pifs
    .filter(
      ({ addresses: { mode, mode6 } }) =>
        mode === 'dhcp' || mode6 === 'dhcp' || mode6 === 'autoconf',
    )
    .map((pif) => {
      const master = pifs.find(({ device, vlan }) => device === pif.device && vlan === null);
      const members = bonds.find((bond) => bond.master === master?.ref)?.members ?? [];
      const devices = members.flatMap((ref) => pifs.find((one) => one.ref === ref)?.device ?? []);
      return { pif, macs: [pif.device, ...devices].flatMap(macOf) };
    });
}

function segmentOf({ addresses }: HostPif): Segment {
  const { mode, address, netmask, gateway, dns, mode6, addresses6, gateway6 } = addresses;
  const [given6 = ''] = addresses6;
  return {
    ...(mode === 'dhcp' && address !== ''
      ? { dhcp: { address, netmask, gateway, dns: commaList(dns) } }
      : {}),
    ...(mode6 === 'dhcp' && given6 !== '' ? { dhcp6: given6, router6: gateway6 } : {}),
    ...(mode6 === 'autoconf' && given6 !== '' ? { autoconf: given6, router6: gateway6 } : {}),
  };
}
