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
import type { TemporaryRequest } from './request.js';

/** A metric behind all routes of the host's own, so the real route always wins. */
const metric = '4242';

/** The `ip` commands that add the address, and a record of the result. */
export interface TemporaryCommands {
  readonly commands: IpCommands;
  /**
   * The address gets length 32 and a route of its own, instead of its subnet (see `sharesSubnet`).
   */
  readonly separate: boolean;
  /** The resulting address, when it is added at `now` (milliseconds since 1970). */
  readonly added: (now: number) => TemporaryAddress;
}

/**
 * The commands for a temporary address. The kernel removes the address when its time is over, even
 * if our process is gone. It then also removes an IPv4 route with this source address. An IPv6
 * route has its own expiry time.
 */
export function temporaryCommands(
  request: TemporaryRequest,
  place: TemporaryPlace,
): TemporaryCommands {
  const { address, prefixLength, gateway, minutes } = request;
  const { on, vlanDevice, link } = place;
  const seconds = String(minutes * 60);
  const family = isIpv6(address) ? '-6' : '-4';
  const separate = isIpv4(address) && !sharesSubnet(request, link) && link?.promotes !== true;
  const length = separate ? 32 : prefixLength;
  const route = (target: readonly string[]): readonly string[] => [
    // A second address of the same subnet has the same routes, apart from their source.
    ...[
      family,
      'route',
      family === '-4' ? 'append' : 'add',
      ...target,
      'dev',
      on,
      'src',
      address,
      'metric',
      metric,
    ],
    ...(family === '-6' ? ['expires', seconds] : []),
  ];
  return {
    commands: [
      ...(vlanDevice === null ? [] : makeVlan(vlanDevice)),
      [
        ...[family, 'address', 'add', `${address}/${length}`, 'dev', on],
        ...['valid_lft', seconds, 'preferred_lft', seconds],
        // We have already asked the wire. An address that is still being checked for duplicates
        // could not be a source.
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
 * The commands that remove an address early, with everything that was made for it. Only the last
 * command has to succeed. An IPv4 route goes with its source address; an IPv6 route does not.
 * Deleting an interface removes everything on it.
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
 * Whether the interface already has an address in the subnet. The first address in a subnet owns
 * it: without promote_secondaries, removing it also removes the later ones, even the real one. So
 * ours must come after another address, or stand alone with length 32.
 */
function sharesSubnet({ address, prefixLength }: TemporaryRequest, link: Link | null): boolean {
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
