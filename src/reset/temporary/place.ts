import {
  err,
  isLinkLocal,
  ok,
  sameAddress,
  type Link,
  type Links,
  type Result,
} from '../../model/index.js';
import type { TemporaryRequest } from './request.js';

/** Why a port cannot get a temporary address. `text` has the words. */
export type TemporaryError =
  | {
      readonly code: 'deviceAbsent';
      readonly device: string;
      readonly available: readonly string[];
    }
  | { readonly code: 'down'; readonly device: string }
  | { readonly code: 'alreadyHere'; readonly device: string }
  /**
   * The VLAN has no bridge here, and a VLAN device on a port in use would take the frames of VMs.
   */
  | {
      readonly code: 'vlanInUse';
      readonly device: string;
      readonly vlan: number;
      readonly by: string;
    }
  | { readonly code: 'bridgeUnknown'; readonly device: string };

/**
 * The interface for the address. `vlanDevice`: a VLAN device that must be made first, on an unused
 * port.
 */
export interface TemporaryPlace {
  readonly on: string;
  readonly vlanDevice: {
    readonly name: string;
    readonly below: string;
    readonly tag: number;
  } | null;
  /** The interface for the address, if it exists already. */
  readonly link: Link | null;
}

/**
 * Finds the interface for the address. A port in a bridge (or in a bond in a bridge) has no
 * addresses of its own; its bridge has them. With a VLAN it is the bridge of that VLAN.
 */
export function temporaryPlace(
  request: TemporaryRequest,
  { links, ovsBridges }: Links,
): Result<TemporaryPlace, TemporaryError> {
  const find = (name: string | null): Link | null =>
    links.find((link) => link.name === name) ?? null;
  const port = find(request.device);
  const { device } = request;
  // Nobody reaches an address on the loopback interface.
  const ports = links.filter(({ kind }) => kind !== 'loopback');
  if (port === null || !ports.includes(port))
    return err({ code: 'deviceAbsent', device, available: ports.map(({ name }) => name) });
  const holder = links.find(({ addresses }) =>
    addresses.some(({ address }) => sameAddress(address, request.address)),
  );
  if (holder !== undefined) return err({ code: 'alreadyHere', device: holder.name });
  if (!port.up) return err({ code: 'down', device });

  const bond = find(port.master)?.kind === 'bond' ? find(port.master) : null;
  const base = bond ?? port;
  const ovs = ovsBridges.find(
    ({ interfaces, vlan }) =>
      vlan === null && (interfaces.includes(device) || interfaces.includes(base.name)),
  );
  if (base.master !== null && ovs === undefined && find(base.master)?.kind !== 'bridge')
    return err({ code: 'bridgeUnknown', device });
  if (request.vlan === null) return onLink(find(ovs?.name ?? base.master ?? base.name) ?? base);
  return onVlan(request.vlan, { port, base, ovs: ovs?.name ?? null }, { links, ovsBridges });
}

function onLink(link: Link): Result<TemporaryPlace, TemporaryError> {
  return link.up
    ? ok({ on: link.name, vlanDevice: null, link })
    : err({ code: 'down', device: link.name });
}

function onVlan(
  tag: number,
  { port, base, ovs }: { readonly port: Link; readonly base: Link; readonly ovs: string | null },
  { links, ovsBridges }: Links,
): Result<TemporaryPlace, TemporaryError> {
  const below = [port.name, base.name, ...(base.master === null ? [] : [base.master])];
  const device = links.find(
    ({ vlan }) => vlan !== null && vlan.tag === tag && below.includes(vlan.below),
  );
  const name =
    device?.master ??
    device?.name ??
    ovsBridges.find(({ vlan }) => vlan !== null && vlan.of === ovs && vlan.tag === tag)?.name;
  const link = links.find((one) => one.name === name);
  if (link !== undefined) return onLink(link);
  const user = ovs ?? base.master ?? otherUse(base, links);
  if (user !== null) return err({ code: 'vlanInUse', device: port.name, vlan: tag, by: user });
  const made = { name: `${base.name}.${tag}`, below: base.name, tag };
  return ok({ on: made.name, vlanDevice: made, link: null });
}

/**
 * What else uses a port that is in no bridge; null: nothing. For a port in a bond, the bond is
 * asked about.
 */
function otherUse({ name, addresses }: Link, links: readonly Link[]): string | null {
  const above = links.find(({ vlan }) => vlan?.below === name);
  if (above !== undefined) return above.name;
  // The kernel makes the link-local address itself.
  const [own] = addresses.filter(({ address }) => !isLinkLocal(address));
  return own?.address ?? null;
}
