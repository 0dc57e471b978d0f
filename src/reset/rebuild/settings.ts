import { commaList, type HostPif, type PifAddresses } from '../../model/index.js';
import type { RebuildCall, RebuildPif } from './rebuild-item.js';

const only = (dns: string, family: 4 | 6): string =>
  commaList(dns)
    .filter((server) => server.includes(':') === (family === 6))
    .join(',');
const sameTexts = (
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([key, value]) => other[key] === value);

/** With DHCP only the mode is compared, because the server chooses the address. */
function sameIpv4(one: PifAddresses, other: PifAddresses): boolean {
  if (one.mode !== other.mode) return false;
  if (one.mode === 'dhcp') return true;
  return (
    one.address === other.address &&
    one.netmask === other.netmask &&
    one.gateway === other.gateway &&
    only(one.dns, 4) === only(other.dns, 4)
  );
}

function sameIpv6(one: PifAddresses, other: PifAddresses): boolean {
  if (one.mode6 !== other.mode6) return false;
  if (one.mode6 === 'dhcp' || one.mode6 === 'autoconf') return true;
  return (
    (one.addresses6[0] ?? '') === (other.addresses6[0] ?? '') &&
    one.gateway6 === other.gateway6 &&
    only(one.dns, 6) === only(other.dns, 6)
  );
}

/** Whether a PIF has addresses or settings of its own, so that losing them matters. */
export function hasSettings({ addresses, otherConfig, disallowUnplug }: HostPif): boolean {
  return (
    addresses.mode !== 'none' ||
    addresses.mode6 !== 'none' ||
    Object.keys(otherConfig ?? {}).length > 0 ||
    disallowUnplug === true
  );
}

/** Whether both have the same configuration in both families. */
export function sameAddressing(one: PifAddresses, other: PifAddresses): boolean {
  return sameIpv4(one, other) && sameIpv6(one, other);
}

/**
 * The calls that configure `now` as `kept` was. `primary` is set only when the PIF does not carry
 * management: xapi refuses it there.
 */
export function addressCalls(
  pif: RebuildPif,
  { addresses: kept }: HostPif,
  { addresses: now, management }: HostPif,
): readonly RebuildCall[] {
  const primary = kept.primary !== '' && now.primary !== '' && kept.primary !== now.primary;
  return [
    ...(primary && !management
      ? [{ call: 'PIF.set_primary_address_type', pif, type: kept.primary } as const]
      : []),
    ...(sameIpv4(kept, now)
      ? []
      : [
          {
            call: 'PIF.reconfigure_ip',
            pif,
            mode: kept.mode,
            ...(kept.mode === 'dhcp'
              ? { address: '', netmask: '', gateway: '' }
              : { address: kept.address, netmask: kept.netmask, gateway: kept.gateway }),
            dns: kept.dns,
          } as const,
        ]),
    ...ipv6Calls(pif, kept, now),
  ];
}

/** The call that gives `now` the IPv6 configuration of `kept`, if they differ. */
export function ipv6Calls(
  pif: RebuildPif,
  kept: PifAddresses,
  now: PifAddresses,
): readonly RebuildCall[] {
  if (sameIpv6(kept, now)) return [];
  const isStatic = kept.mode6 === 'static';
  return [
    {
      call: 'PIF.reconfigure_ipv6',
      pif,
      mode: kept.mode6,
      address: isStatic ? (kept.addresses6[0] ?? '') : '',
      gateway: isStatic ? kept.gateway6 : '',
      dns: kept.dns,
    },
  ];
}

/**
 * The calls that give `now` the other properties of `kept`: purposes and other settings. They come
 * before its addresses and its plug, as they hold from the next time it is brought up. `keepsMtu`:
 * an MTU of its own that `now` has is left to it.
 */
export function attributeCalls(
  pif: RebuildPif,
  kept: HostPif,
  now: HostPif,
  { isMember, keepsMtu }: { readonly isMember: boolean; readonly keepsMtu: boolean },
): readonly RebuildCall[] {
  const mtu = keepsMtu ? now.otherConfig?.['mtu'] : undefined;
  const otherConfig =
    kept.otherConfig === null || mtu === undefined
      ? kept.otherConfig
      : { mtu, ...kept.otherConfig };
  // xapi gives properties to ports and Bonds alone, and members follow their Bond.
  const properties = Object.entries(isMember ? {} : kept.properties).filter(
    ([name, value]) => (now.properties[name] ?? value) !== value,
  );
  return [
    ...(otherConfig === null || sameTexts(otherConfig, now.otherConfig ?? {})
      ? []
      : [{ call: 'PIF.set_other_config', pif, value: otherConfig } as const]),
    ...properties.map(([name, value]) => ({ call: 'PIF.set_property', pif, name, value }) as const),
    ...(kept.disallowUnplug === null || kept.disallowUnplug === now.disallowUnplug
      ? []
      : [{ call: 'PIF.set_disallow_unplug', pif, value: kept.disallowUnplug } as const]),
  ];
}

/** The call that plugs `now` where `kept` was. A Bond's member cannot be plugged. */
export function plugCalls(
  pif: RebuildPif,
  kept: HostPif,
  now: HostPif,
  isMember: boolean,
): readonly RebuildCall[] {
  return kept.attached && !now.attached && now.managed && !isMember
    ? [{ call: 'PIF.plug', pif }]
    : [];
}
