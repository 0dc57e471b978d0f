import { devicesOf } from './bridges.js';
import type { HostTree } from '../../host/index.js';
import {
  addressPart,
  poolPortPath,
  inSubnet,
  isIpv4,
  isIpv6,
  isJsonObject,
  known,
  sameAddress,
  samePrefix,
  splitPrefix,
  subnetOf,
  type Known,
  jsonText,
  jsonTexts,
} from '../../model/index.js';
import { lanPath, leasesPath } from './description.js';
import { readHardware } from './hardware.js';
import { nameInterfaces } from './interface-names.js';
import { readTreeJson } from './json.js';
import { readNetwork } from './network-store.js';
import { membersAddresses } from '../pool/other-members.js';

/** The network that an embedded host finds around it, with the addresses that it has now. */
export interface Neighbours {
  /** Whether some host answers an echo request to this address. */
  answers(address: string): boolean;
  /** Whether the host at this address speaks XenAPI (the description's list `xenapi`). */
  speaksXenApi(address: string): boolean;
  /** The addresses that the LAN's name servers know for a name; empty when they know none. */
  named(name: string): readonly string[];
}

/** An interface of the host as it is configured now, and the hosts on its wire. */
interface Attached {
  /** address/prefixLength */
  readonly addresses: readonly string[];
  readonly gateways: readonly string[];
  readonly hosts: readonly string[];
}

/**
 * Says which addresses answer around the embedded host of this tree.
 *
 * On a wire with a cable these answer: the gateways and name servers of its DHCP server and IPv6
 * router, and the segment's list `hosts`, but only those that lie in a subnet of the host. Behind a
 * gateway that answers, the description's list `beyond` answers. Without a description nothing
 * answers. In an embedded pool its other hosts answer at the addresses that they have now. Errors:
 * unreadable, damaged.
 */
export async function readNeighbours(tree: HostTree): Promise<Known<Neighbours>> {
  const document = await readTreeJson(tree, lanPath);
  if (!document.known && document.reason.code !== 'absent') return document;
  const lan = document.known && isJsonObject(document.value) ? document.value : {};
  const leases = await readTreeJson(tree, leasesPath);
  const attached = await attachments(
    tree,
    lan,
    leases.known && isJsonObject(leases.value) ? leases.value : {},
  );
  const beyond = [...jsonTexts(lan['beyond']), ...jsonTexts(lan['xenapi'])];
  const xenapi = jsonTexts(lan['xenapi']);
  const names = isJsonObject(lan['names']) ? lan['names'] : {};
  const members = await membersAddresses(tree);
  const ownLoopback = (await tree.exists(poolPortPath)) ? loopbackInPool : loopback;
  const onLink = (address: string): boolean =>
    attached.some(
      ({ addresses, hosts }) =>
        [...hosts, ...members].some((host) => sameAddress(host, address)) &&
        addresses.some((own) => inside(address, own)),
    );
  const own = (address: string): boolean =>
    attached.some(({ addresses }) =>
      addresses.some((one) => sameAddress(addressPart(one), address)),
    );
  const routed = (address: string): boolean =>
    attached.some(({ gateways }) =>
      gateways.some((gateway) => isIpv6(gateway) === isIpv6(address) && onLink(gateway)),
    ) && beyond.some((host) => sameAddress(host, address));
  const local = (address: string): boolean =>
    attached.some(({ addresses }) => addresses.some((one) => inside(address, one)));
  const answers = (address: string): boolean =>
    ownLoopback.test(address) ||
    own(address) ||
    (local(address) ? onLink(address) : routed(address));
  return known({
    answers,
    speaksXenApi: (address) =>
      xenapi.some((host) => sameAddress(host, address)) && answers(address),
    named: (name) =>
      jsonTexts(
        Object.entries(names).find(([entry]) => entry.toLowerCase() === name.toLowerCase())?.[1],
      ),
  });
}

async function attachments(
  tree: HostTree,
  lan: Readonly<Record<string, unknown>>,
  leases: Readonly<Record<string, unknown>>,
): Promise<readonly Attached[]> {
  const hardware = await readHardware(tree);
  const ports = hardware.known ? await nameInterfaces(tree, hardware.value) : [];
  const configuration = await readNetwork(tree, ports);
  if (!configuration.known) return [];
  const { bridges } = configuration.value;
  const described = isJsonObject(lan['ports']) ? lan['ports'] : {};
  return Object.entries(leases).flatMap(([name, lease]): Attached[] => {
    const vlan = bridges.get(name)?.vlan ?? null;
    const devices = devicesOf(bridges.get(vlan?.parent ?? name));
    const wired = ports.find((port) => port.cable && devices.includes(port.name));
    const port = Object.entries(described).find(([mac]) => mac.toLowerCase() === wired?.mac)?.[1];
    if (wired === undefined || !isJsonObject(port) || !isJsonObject(lease)) return [];
    const segments = isJsonObject(port['vlans']) ? port['vlans'] : {};
    const segment: unknown = vlan === null ? port['untagged'] : segments[vlan.tag];
    const addresses = jsonTexts(lease['addresses']);
    const gateways = [jsonText(lease, 'gateway'), jsonText(lease, 'gateway6')].filter(
      (gateway) => gateway !== '',
    );
    return [
      {
        addresses,
        gateways,
        hosts: isJsonObject(segment) ? hostsOf(segment, jsonTexts(lan['xenapi'])) : [],
      },
    ];
  });
}

/**
 * The addresses that answer on a segment: those that its DHCP server and IPv6 router name, the list
 * `hosts`, and the XenAPI hosts. An address in the list `silent` never answers.
 */
export function hostsOf(
  segment: Readonly<Record<string, unknown>>,
  xenapi: readonly string[],
): readonly string[] {
  const dhcp = isJsonObject(segment['dhcp']) ? segment['dhcp'] : {};
  return [
    jsonText(dhcp, 'gateway'),
    ...jsonTexts(dhcp['dns']),
    jsonText(segment, 'router6'),
    ...jsonTexts(segment['dns6']),
    ...jsonTexts(segment['hosts']),
    ...xenapi,
  ].filter((host) => host !== '' && !jsonTexts(segment['silent']).includes(host));
}

const loopback = /^127\.|^::1$/u;

/** The networks of an embedded pool lie on the loopback, from 127.16 on. */
const loopbackInPool = /^127\.0\.|^::1$/u;

/** Whether an address lies in the subnet of `own` (address/prefixLength). */
export function inside(address: string, own: string): boolean {
  const { address: base, prefix } = splitPrefix(own);
  if (isIpv4(base) && isIpv4(address)) return inSubnet(address, subnetOf(base, Number(prefix)));
  return isIpv6(base) && isIpv6(address) && samePrefix(base, address, Number(prefix));
}
