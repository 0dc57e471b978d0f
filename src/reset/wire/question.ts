import {
  err,
  isIpv4,
  isIpv6,
  ok,
  type HostProfile,
  type Ipv4,
  type Ipv6,
  type Result,
  type WireQuestion,
} from '../../model/index.js';
import { readDevice, readVlan, type ManagementConfiguration } from '../request/configuration.js';
import { DraftCheck, type TextField } from '../request/draft-check.js';
import type { ResetDraft } from '../request/draft.js';
import type { Issue } from '../request/issue.js';

/** Everything to ask the wire about a wanted configuration. */
export function wireQuestion(wanted: ManagementConfiguration): WireQuestion {
  const { device, vlan, ipv4, ipv6 } = wanted;
  const fixed = [ipv4, ipv6].flatMap((family) => (family.mode === 'static' ? [family] : []));
  return {
    device,
    vlan,
    dhcp: true,
    routers: true,
    addresses: fixed.map(({ address }) => address),
    gateways: fixed.flatMap(({ gateway }) => (gateway === null ? [] : [gateway])),
  };
}

/** A prefix length may stand behind an address, as in the fields of a reset. */
const withoutPrefix = (typed: string): string => typed.replace(/\/\d+$/u, '');

/**
 * The question for a draft that may be incomplete: its device, its VLAN and the addresses in it.
 * Listening changes nothing, so even a device that is not a NIC of this host is allowed.
 */
export function makeWireQuestion(
  draft: ResetDraft,
  { onLoopback }: Pick<HostProfile, 'onLoopback'> = {},
): Result<WireQuestion, readonly Issue[]> {
  const check = new DraftCheck(draft, onLoopback);
  const device = readDevice(check);
  const vlan = readVlan(check);
  const addresses = [
    ...readAddress(check, 'address', withoutPrefix(draft.address), isIpv4),
    ...readAddress(check, 'address6', withoutPrefix(draft.address6), isIpv6),
  ];
  const gateways = [
    ...readAddress(check, 'gateway', draft.gateway, isIpv4),
    ...readAddress(check, 'gateway6', draft.gateway6, isIpv6),
  ];
  if (check.issues.length > 0 || device === null || vlan === undefined) return err(check.issues);
  return ok({ device, vlan, dhcp: true, routers: true, addresses, gateways });
}

/**
 * The address in a field. An empty list when the field is empty or wrong; a wrong one is reported.
 */
function readAddress<Address extends Ipv4 | Ipv6>(
  check: DraftCheck,
  path: TextField,
  text: string,
  is: (text: string) => text is Address,
): readonly Address[] {
  if (text === '' || check.optional(path) === null) return [];
  const family = path.endsWith('6') ? 'address6.invalid' : 'address.invalid';
  if (!is(text)) {
    check.report(family, path);
    return [];
  }
  const why = check.unusable(text);
  if (why === null || why === 'linkLocal') return [text];
  check.report('address.unusable', path, { why });
  return [];
}
