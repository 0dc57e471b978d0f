import {
  inSubnet,
  isIpv4,
  isIpv6,
  subnetOf,
  type IpCommands,
  type Link,
  type TemporaryAddress,
} from '../../model/index.js';
import type { TemporaryPlace } from './place.js';
import type { TemporaryWish } from './wish.js';

/** Behind every route of the host's own: the real one always wins. */
const metric = '4242';

/**
 * The `ip` commands that put the address there, and what the kernel does not take away by itself
 * afterwards.
 */
export interface TemporaryCommands {
  readonly commands: IpCommands;
  /**
   * An address and a route of its own instead of one address with its subnet (see `sharesSubnet`).
   */
  readonly separate: boolean;
  /** What is there then, from this moment (milliseconds since 1970) on. */
  readonly added: (now: number) => TemporaryAddress;
}

/**
 * The kernel removes the address when its time is over, whatever becomes of us. Removed with it: an
 * IPv4 route that names it as its source, and an IPv6 route when its own time is over.
 */
export function temporaryCommands(wish: TemporaryWish, place: TemporaryPlace): TemporaryCommands {
  const { address, prefixLength, gateway, minutes } = wish;
  const { on, vlanDevice, link } = place;
  const seconds = String(minutes * 60);
  const family = isIpv6(address) ? '-6' : '-4';
  const separate = isIpv4(address) && !sharesSubnet(wish, link) && link?.promotes !== true;
  const length = separate ? 32 : prefixLength;
  const route = (target: readonly string[]): readonly string[] => [
    ...[family, 'route', 'add', ...target, 'dev', on, 'src', address, 'metric', metric],
    ...(family === '-6' ? ['expires', seconds] : []),
  ];
  return {
    commands: [
      ...(vlanDevice === null ? [] : makeVlan(vlanDevice)),
      [
        ...[family, 'address', 'add', `${address}/${length}`, 'dev', on],
        ...['valid_lft', seconds, 'preferred_lft', seconds],
        // We have asked the wire already; an address that is still being tried could not be a
        // source.
        ...(family === '-6' ? ['nodad'] : []),
      ],
      ...(separate && isIpv4(address) && prefixLength < 32
        ? [route([subnetOf(address, prefixLength).text])]
        : []),
      ...(gateway === null ? [] : [route(['default', 'via', gateway])]),
    ],
    separate,
    added: (now) => ({
      address,
      prefixLength: length,
      on,
      until: now + minutes * 60_000,
      gateway,
      madeInterface: vlanDevice !== null,
    }),
  };
}

/**
 * Takes an address away before its time, with all that was made for it; the last command is the one
 * that counts. An IPv4 route goes with its
 * source; an IPv6 one does not, and an interface takes everything on it along.
 */
export function removalCommands({
  address,
  prefixLength,
  on,
  gateway,
  madeInterface,
}: TemporaryAddress): IpCommands {
  if (madeInterface) return [['link', 'delete', on]];
  const route = ['default', 'via', gateway ?? '', 'dev', on, 'metric', metric];
  return [
    ...(isIpv6(address) && gateway !== null ? [['-6', 'route', 'delete', ...route]] : []),
    [isIpv6(address) ? '-6' : '-4', 'address', 'delete', `${address}/${prefixLength}`, 'dev', on],
  ];
}

function makeVlan({
  name,
  below,
  tag,
}: NonNullable<TemporaryPlace['vlanDevice']>): readonly (readonly string[])[] {
  return [
    ['link', 'add', 'link', below, 'name', name, 'type', 'vlan', 'id', String(tag)],
    ['link', 'set', 'dev', name, 'up'],
  ];
}

/**
 * The first address in a subnet owns it: without promote_secondaries every later one of that subnet
 * goes with it, the real one too. So ours must find one there, or stand alone with a length of 32.
 */
function sharesSubnet({ address, prefixLength }: TemporaryWish, link: Link | null): boolean {
  if (!isIpv4(address)) return false;
  const subnet = subnetOf(address, prefixLength);
  return (
    link?.addresses.some(
      (other) =>
        isIpv4(other.address) &&
        other.prefixLength === prefixLength &&
        inSubnet(other.address, subnet),
    ) ?? false
  );
}
