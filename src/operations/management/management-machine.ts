import {
  addressPart,
  isIpv6,
  isLinkLocal,
  linkOf,
  netmaskOf,
  sameAddress,
  splitPrefix,
  type ManagementDifference,
  type ManagementStatus,
  type TemporaryAddress,
} from '../../model/index.js';
import type { InForce } from './in-force.js';
import { portBelow, withPrefix } from './management-now.js';
import { membersWithoutLink, misplacedPorts, type PortFacts } from './misplaced.js';
import { countedIpv6 } from './shown-addresses.js';

/** The kernel's side of the management interface. */
export interface KernelFacts extends PortFacts {
  /** The bridge's addresses in the kernel; null: not known. */
  readonly shown: readonly string[] | null;
}

/** What differs from what is wanted beside the interface itself. */
export interface OtherFacts extends InForce {
  /** The MTU that is wanted; null: not known. */
  readonly wantedMtu: number | null;
  /** Addresses that this console has put on for a while. */
  readonly temporary: readonly TemporaryAddress[];
}

/**
 * The management interface as XAPI has it, with port, link and addresses from the kernel. Since
 * XAPI looked, an address may have been removed, a bridge deleted, a cable pulled or a card
 * replaced.
 */
export function withKernel(byXapi: ManagementStatus, kernel: KernelFacts): ManagementStatus {
  const { link, mac } = portBelow(byXapi.device, kernel);
  const { shown } = kernel;
  // A port that a running kernel does not have has no link, whatever XAPI remembers.
  const isGone = shown !== null && kernel.nics.known && link === 'unknown';
  const port = {
    link: link === 'unknown' && !isGone ? byXapi.link : link,
    mac: (mac === '' && !isGone) || byXapi.members.length > 0 ? byXapi.mac : mac,
  };
  if (shown === null) return { ...byXapi, ...port };
  const own = shown.filter((entry) => !entry.includes(':'));
  const [address, prefix] = withPrefix(
    own.find((entry) => addressPart(entry) === byXapi.address) ?? own[0],
  );
  const addresses6 = countedIpv6(shown, byXapi.addresses6);
  return {
    ...byXapi,
    ...port,
    address,
    netmask: address === '' ? '' : netmaskOf(prefix),
    addresses6,
  };
}

/**
 * Where the machine differs from what is wanted. With DHCP the address may be another one than XAPI
 * knows; only a missing address counts.
 */
export function differencesOf(
  wanted: ManagementStatus,
  now: ManagementStatus,
  kernel: KernelFacts,
  beside: OtherFacts,
): readonly ManagementDifference[] {
  const { bridge, nics, shown } = kernel;
  const isBond = wanted.members.length > 0;
  const mac: readonly ManagementDifference[] =
    isBond || wanted.mac === '' || now.mac === '' || wanted.mac === now.mac
      ? []
      : [{ of: 'mac', wanted: wanted.mac, found: now.mac }];
  if (shown === null) return mac;
  const there = nics.known ? nics.value.find(({ device }) => device === bridge) : null;
  if (there === undefined) return [...mac, { of: 'bridge', wanted: bridge, found: '' }];
  const four =
    wanted.address !== '' &&
    (now.address === '' || (wanted.mode === 'static' && now.address !== wanted.address));
  const six = missingIpv6(wanted, now);
  // The addresses of an interface that is set down are not shown.
  if ((four || six.length > 0) && there !== null && linkOf(there) === 'down')
    return [...mac, { of: 'switchedOff', wanted: bridge, found: '' }];
  return [
    ...mac,
    ...misplacedPorts(kernel),
    ...(four ? [{ of: 'address' as const, wanted: wanted.address, found: now.address }] : []),
    ...six,
    ...(four ? [] : subnetDifferences(wanted, now, shown, beside)),
    ...mtuDifference(now, kernel, beside),
    ...nameServerDifference(wanted, beside),
    ...membersWithoutLink(kernel),
  ];
}

/**
 * IPv6 addresses that are gone. One that a router or DHCP gave may change, so it counts only when
 * none is left.
 */
function missingIpv6(
  { modeV6, addresses6 }: ManagementStatus,
  now: ManagementStatus,
): readonly ManagementDifference[] {
  if (modeV6 === 'none' || modeV6 === 'unknown') return [];
  const isGiven = (one: string): boolean => isIpv6(one) && !isLinkLocal(one);
  const there = now.addresses6.map(addressPart);
  const lost =
    modeV6 === 'static'
      ? addresses6.map(addressPart).filter((one) => !holds(now, one))
      : addresses6.map(addressPart).filter((one) => isGiven(one) && !there.some(isGiven));
  return lost.map((wanted) => ({ of: 'address', wanted, found: there.join(', ') }));
}

/** Static IPv6 addresses with another prefix length, and others that nobody has configured. */
function ipv6Differences(
  { modeV6, addresses6 }: ManagementStatus,
  now: ManagementStatus,
  { temporary }: OtherFacts,
): readonly ManagementDifference[] {
  if (modeV6 !== 'static') return [];
  return now.addresses6.flatMap((found): readonly ManagementDifference[] => {
    const { address: there, prefix } = splitPrefix(found);
    const same = addresses6.find((one) => sameAddress(addressPart(one), there));
    if (same === undefined)
      return temporary.some(({ address }) => sameAddress(address, there))
        ? []
        : [{ of: 'oneMore', wanted: '', found: there }];
    return ['', prefix].includes(splitPrefix(same).prefix)
      ? []
      : [{ of: 'address', wanted: same, found }];
  });
}

/** What goes with an address that is there: its netmask, its gateway, and others beside it. */
function subnetDifferences(
  wanted: ManagementStatus,
  now: ManagementStatus,
  shown: readonly string[],
  beside: OtherFacts,
): readonly ManagementDifference[] {
  const isStatic = wanted.mode === 'static' && now.address === wanted.address;
  const isTemporary = (one: string): boolean =>
    beside.temporary.some(({ address }) => address === one);
  const more = shown
    .map(addressPart)
    .filter((one) => !one.includes(':') && one !== now.address && !isTemporary(one));
  return [
    ...(isStatic && wanted.netmask !== '' && now.netmask !== wanted.netmask
      ? [{ of: 'netmask' as const, wanted: wanted.netmask, found: now.netmask }]
      : []),
    ...(now.address === '' ? [] : more).map((found) => ({
      of: 'oneMore' as const,
      wanted: '',
      found,
    })),
    ...ipv6Differences(wanted, now, beside),
    ...(wanted.elsewhere?.includes('defaultRoute') === true
      ? []
      : [
          ...gatewayDifference(beside, 4, wanted.gateway, wanted.mode),
          ...gatewayDifference(beside, 6, wanted.gateway6, wanted.modeV6),
        ]),
  ];
}

/** A router may have given another gateway than XAPI knows: then only a missing one counts. */
function gatewayDifference(
  { gateways, temporary }: OtherFacts,
  family: 4 | 6,
  wanted: string,
  mode: ManagementStatus['modeV6'],
): readonly ManagementDifference[] {
  if (wanted === '' || !gateways.known) return [];
  const own = gateways.value
    .filter((gateway) => gateway.family === family)
    .map(({ address }) => address);
  // A router announces its link-local address, so a link-local gateway may be the wanted router.
  const more = own.filter(
    (one) =>
      !sameAddress(one, wanted) &&
      !isLinkLocal(one) &&
      !temporary.some(({ gateway }) => gateway !== null && sameAddress(gateway, one)),
  );
  if (!own.some((one) => sameAddress(one, wanted)))
    return own.length > 0 && mode !== 'static'
      ? []
      : [{ of: 'gateway', wanted, found: own.join(', ') }];
  return mode === 'static'
    ? [...new Set(more)].map((found) => ({ of: 'oneMoreRoute', wanted: '', found }))
    : [];
}

/** The bridge carries what its port carries, so a port with a smaller MTU counts too. */
function mtuDifference(
  now: ManagementStatus,
  { bridge, nics }: KernelFacts,
  { wantedMtu }: OtherFacts,
): readonly ManagementDifference[] {
  if (wantedMtu === null || wantedMtu <= 0 || !nics.known) return [];
  const of = (device: string): number | null =>
    nics.value.find((nic) => nic.device === device)?.mtu ?? null;
  const [above, below] = [of(bridge), of(now.device)];
  const found = below !== null && below < wantedMtu ? below : above;
  return found === null || found === wantedMtu
    ? []
    : [{ of: 'mtu', wanted: String(wantedMtu), found: String(found) }];
}

/** Other interfaces may add name servers. Only a missing one is a difference. */
function nameServerDifference(
  wanted: ManagementStatus,
  { nameServers }: OtherFacts,
): readonly ManagementDifference[] {
  const isOurs = wanted.elsewhere?.includes('nameServers') !== true;
  const isStatic = wanted.mode === 'static' || wanted.modeV6 === 'static';
  if (!nameServers.known || !isOurs || !isStatic) return [];
  const { servers } = nameServers.value;
  const missing = wanted.dns.filter((server) => !servers.some((one) => sameAddress(one, server)));
  return missing.length === 0
    ? []
    : [{ of: 'nameServers', wanted: missing.join(', '), found: servers.join(', ') }];
}

function holds({ addresses6 }: ManagementStatus, wanted: string): boolean {
  const asked = addressPart(wanted);
  return (
    !isIpv6(asked) || addresses6.map(addressPart).some((address) => sameAddress(address, asked))
  );
}
