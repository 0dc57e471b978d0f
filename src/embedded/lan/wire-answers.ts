import type { HostTree } from '../../host/index.js';
import {
  ipv4Bits,
  ipv6Bits,
  isIpv4,
  isIpv6,
  isJsonObject,
  isVlanTag,
  parseMac,
  prefixOfMask,
  sameAddress,
  type Ipv4,
  type Ipv6,
  type LinkState,
  type Mac,
  type WireHeard,
  type WireQuestion,
  jsonText,
  jsonTexts,
} from '../../model/index.js';
import { lanPath, readLan } from './description.js';
import { readHardware } from './hardware.js';
import { nameInterfaces, type KernelPort } from './interface-names.js';
import { readTreeJson } from './json.js';
import { hostsOf, inside } from './neighbours.js';
import { membersAddresses } from '../pool/other-members.js';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * What a look at the wire hears on the described LAN around the embedded host of this tree. Answers
 * null when the tree has no described hardware, because then nothing is known of its wires.
 *
 * The description has some entries only for this look: a port may have a `switch` (`protocol`,
 * `system`, `port`, `nativeVlan`) and `lacp` (`system`, `port`), and a segment `silent`, a list of
 * addresses that never answer.
 */
export async function lanHeard(
  tree: HostTree,
  question: WireQuestion,
): Promise<readonly WireHeard[] | null> {
  const hardware = await readHardware(tree);
  if (!hardware.known) return null;
  const ports = await nameInterfaces(tree, hardware.value);
  const port = ports.find(({ name }) => name === question.device);
  if (port === undefined)
    return [{ kind: 'notLooked', reason: 'deviceAbsent', detail: question.device }];
  const state = await linkNow(tree, port);
  if (state !== 'up') return [{ kind: 'link', state }];
  const document = await readTreeJson(tree, lanPath);
  const described = document.known ? objectIn(document.value, 'ports') : {};
  const [, wire] = Object.entries(described).find(([mac]) => mac.toLowerCase() === port.mac) ?? [];
  return [
    { kind: 'link', state },
    ...(isJsonObject(wire) ? atPort(wire) : []),
    ...(await onSegment(tree, port, question, isJsonObject(wire) ? wire : {}, document)),
  ];
}

/**
 * The link of a port now. Its sysfs counts too, so that a cable can be pulled and a port switched
 * off there. A host that is switched off has no sysfs.
 */
async function linkNow(tree: HostTree, { name, cable }: KernelPort): Promise<LinkState> {
  if (!cable) return 'noCarrier';
  const flags = await tree.text(`/sys/class/net/${name}/flags`);
  if (!flags.known) return 'up';
  const isUp = Number(flags.value.trim()) % 2 === 1;
  if (!isUp) return 'down';
  const carrier = await tree.text(`/sys/class/net/${name}/carrier`);
  return carrier.known && carrier.value.trim() === '0' ? 'noCarrier' : 'up';
}

function objectIn(value: unknown, key: string): JsonObject {
  const member = isJsonObject(value) ? value[key] : null;
  return isJsonObject(member) ? member : {};
}

/** What the switch sends to the port by itself. */
function atPort(wire: JsonObject): readonly WireHeard[] {
  const neighbour = objectIn(wire, 'switch');
  const lacp = objectIn(wire, 'lacp');
  const system = parseMac(jsonText(lacp, 'system'));
  const vlan = neighbour['nativeVlan'];
  return [
    ...(jsonText(neighbour, 'system') === ''
      ? []
      : [
          {
            kind: 'switch',
            port: {
              protocol: neighbour['protocol'] === 'CDP' ? 'CDP' : 'LLDP',
              system: jsonText(neighbour, 'system'),
              port: jsonText(neighbour, 'port'),
              nativeVlan: typeof vlan === 'number' ? vlan : null,
            },
          } as const,
        ]),
    ...(system === null
      ? []
      : [
          {
            kind: 'lacp',
            system,
            port: typeof lacp['port'] === 'number' ? lacp['port'] : 0,
          } as const,
        ]),
    ...Object.keys(objectIn(wire, 'vlans'))
      .map(Number)
      .flatMap((tag) => (isVlanTag(tag) ? [{ kind: 'tagged', vlan: tag } as const] : [])),
  ];
}

/** What answers on the question's VLAN. */
async function onSegment(
  tree: HostTree,
  port: KernelPort,
  question: WireQuestion,
  wire: JsonObject,
  document: { readonly known: boolean; readonly value?: unknown },
): Promise<readonly WireHeard[]> {
  const { vlan } = question;
  const lan = await readLan(tree);
  if (!lan.known) return [];
  const { dhcp, router6, autoconf } = lan.value.segment(port.mac, vlan);
  const segment =
    vlan === null ? objectIn(wire, 'untagged') : objectIn(objectIn(wire, 'vlans'), String(vlan));
  const xenapi = isJsonObject(document.value) ? jsonTexts(document.value['xenapi']) : [];
  const subnet = `${dhcp?.address ?? ''}/${prefixOfMask(dhcp?.netmask ?? '') ?? 32}`;
  const members = (await membersAddresses(tree)).filter((address) => inside(address, subnet));
  const there = [...hostsOf(segment, xenapi), ...members];
  const offered = dhcp === null || !isIpv4(dhcp.gateway) ? [] : [dhcp.gateway];
  const asked = [...question.addresses, ...question.gateways, ...offered];
  return [
    ...(dhcp !== null && question.dhcp && isIpv4(dhcp.address)
      ? [
          {
            kind: 'offer',
            offer: {
              server: offered[0] ?? dhcp.address,
              address: dhcp.address,
              prefixLength: prefixOfMask(dhcp.netmask),
              gateway: offered[0] ?? null,
              dns: dhcp.dns.filter((server) => isIpv4(server)),
            },
          } as const,
        ]
      : []),
    ...asked.flatMap((address) =>
      there.some((host) => sameAddress(host, address))
        ? [{ kind: 'neighbour', vlan, address, mac: macOf(address) } as const]
        : [],
    ),
    ...(isIpv6(router6) && question.routers
      ? [
          {
            kind: 'router',
            address: router6,
            mac: macOf(router6),
            prefixes: autoconf === '' ? [] : [autoconf],
            managed: autoconf === '',
            gateway: true,
          } as const,
        ]
      : []),
  ];
}

/**
 * The made-up MAC of the host with this address. It is locally administered and contains the bits
 * of the address.
 */
function macOf(address: Ipv4 | Ipv6): Mac {
  const bits = isIpv6(address) ? Number(ipv6Bits(address) & 0xffffffffn) : ipv4Bits(address);
  const pairs = bits
    .toString(16)
    .padStart(8, '0')
    .replace(/..(?=.)/gu, '$&:');
  return parseMac(`02:00:${pairs}`) ?? unreachable();
}

function unreachable(): never {
  throw new Error('eight digits are four pairs');
}
