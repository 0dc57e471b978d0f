import {
  err,
  ipUnusable,
  isIpv4,
  isIpv6,
  ok,
  type Ipv4,
  type Ipv6,
  type Result,
  type WireQuestion,
} from '../../model/index.js';
import { readDevice, readVlan, type ManagementConfiguration } from '../request/configuration.js';
import { DraftCheck, type TextField } from '../request/draft-check.js';
import type { ResetDraft } from '../request/draft.js';
import type { Issue } from '../request/issue.js';

/** Everything that the wire can say about a wanted configuration. */
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

/**
 * The question of a draft that need not be a whole configuration: its device, its VLAN, and
 * whatever addresses it names. A look changes nothing, so a device that is no card of this host may
 * be looked at too.
 */
export function makeWireQuestion(draft: ResetDraft): Result<WireQuestion, readonly Issue[]> {
  const check = new DraftCheck(draft);
  const device = readDevice(check);
  const vlan = readVlan(check);
  const addresses = [
    ...readAddress(check, 'address', draft.address, isIpv4),
    ...readAddress(check, 'address6', draft.address6.replace(/\/\d+$/u, ''), isIpv6),
  ];
  const gateways = [
    ...readAddress(check, 'gateway', draft.gateway, isIpv4),
    ...readAddress(check, 'gateway6', draft.gateway6, isIpv6),
  ];
  if (check.issues.length > 0 || device === null || vlan === undefined) return err(check.issues);
  return ok({ device, vlan, dhcp: true, routers: true, addresses, gateways });
}

/** The address in a field; nothing where it is empty or wrong, which is reported. */
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
  const why = ipUnusable(text);
  if (why === null || why === 'linkLocal') return [text];
  check.report('address.unusable', path, { why });
  return [];
}
