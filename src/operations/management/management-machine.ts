import {
  isIpv6,
  linkOf,
  netmaskOf,
  sameAddress,
  type ManagementDifference,
  type ManagementStatus,
} from '../../model/index.js';
import { portBelow, withPrefix, type ManagementSources } from './management-now.js';
import { countedIpv6 } from './shown-addresses.js';

/** The kernel's side of the management interface. */
export interface MachineSight extends Pick<ManagementSources, 'nics' | 'wiring'> {
  /** The management bridge in the inventory. */
  readonly bridge: string;
  /** The bridge's addresses in the kernel; null: not known. */
  readonly shown: readonly string[] | null;
}

const bare = (address: string): string => address.split('/')[0] ?? '';

/**
 * The management interface as XAPI has it, with port, link and addresses from the kernel. Since
 * XAPI looked, an address may have been removed, a bridge deleted, a cable pulled or a card
 * replaced.
 */
export function withKernel(told: ManagementStatus, sight: MachineSight): ManagementStatus {
  const { link, mac } = portBelow(told.device, sight);
  const port = {
    link: link === 'unknown' ? told.link : link,
    mac: mac === '' || told.members.length > 0 ? told.mac : mac,
  };
  const { shown } = sight;
  if (shown === null) return { ...told, ...port };
  const own = shown.filter((entry) => !entry.includes(':'));
  const [address, prefix] = withPrefix(own.find((entry) => bare(entry) === told.address) ?? own[0]);
  const addresses6 = countedIpv6(shown, told.addresses6);
  return {
    ...told,
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
  { bridge, nics, shown }: MachineSight,
): readonly ManagementDifference[] {
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
  // The addresses of an interface that is set down are not shown.
  if (four && there !== null && linkOf(there) === 'down')
    return [...mac, { of: 'switchedOff', wanted: bridge, found: '' }];
  const six = wanted.modeV6 === 'static' ? wanted.addresses6.filter((one) => !holds(now, one)) : [];
  return [
    ...mac,
    ...(four ? [{ of: 'address' as const, wanted: wanted.address, found: now.address }] : []),
    ...six.map((one) => ({
      of: 'address' as const,
      wanted: bare(one),
      found: now.addresses6.map(bare).join(', '),
    })),
  ];
}

function holds({ addresses6 }: ManagementStatus, wanted: string): boolean {
  const asked = bare(wanted);
  return (
    !isIpv6(asked) ||
    addresses6.map(bare).some((address) => isIpv6(address) && sameAddress(address, asked))
  );
}
