import {
  foreignVlan,
  inSubnet,
  isLinkLocal,
  membersOf,
  netmaskLength,
  parseVlanTag,
  samePrefix,
  subnetOf,
  subnetText6,
  type HostFacts,
  type WireFinding,
} from '../../model/index.js';
import { fileHazards } from './file-hazards.js';
import { haHazards } from './ha-hazards.js';
import { hazard, whyUnknown, type Hazard } from './hazard.js';
import { mtuHazards } from './mtu.js';
import { resetsNames } from './naming.js';
import { portHazards } from './port-hazards.js';
import type { ResetRequest } from '../request/request.js';
import { returningHazards, roleHazards } from './role-hazards.js';
import { nothingAround, surroundingHazards, type ResetSurroundings } from './surroundings.js';
import { wireHazards } from './wire-hazards.js';

/** Hazards of a bond: it is made only after the start. */
function bondHazards(
  { bond }: ResetRequest,
  { pool }: HostFacts,
  wire: readonly WireFinding[],
): readonly Hazard[] {
  const behindLacp = bond?.mode === 'lacp' || wire.some(({ code }) => code === 'lacp');
  return [
    ...(bond === undefined
      ? []
      : [
          hazard('bond.follows', 'informs', {
            members: bond.members.map(({ device }) => device).join(', '),
            mode: bond.mode,
          }),
        ]),
    ...(behindLacp && pool.role === 'supporter'
      ? [hazard('bond.supporterBehindLacp', 'warns', { address: pool.coordinatorAddress })]
      : []),
  ];
}

/**
 * Hazards of a VLAN that the operator may not expect. A VLAN in the firstboot data is carried over
 * as in the original, even to another device. The VLAN in use now may move to another port. Both
 * are said.
 */
function vlanHazards(request: ResetRequest, facts: HostFacts): readonly Hazard[] {
  if (request.vlan === null) return [];
  const params = { vlan: String(request.vlan), device: request.device };
  const from = facts.management;
  const now = facts.now.known ? facts.now.value : null;
  if (from !== null && parseVlanTag(from.vlan) === request.vlan) {
    // The firstboot data may be old: the management interface stays only where it is now too.
    const stays =
      from.device === request.device && (now === null || parseVlanTag(now.vlan) === request.vlan);
    return [
      hazard('vlan.carriedOver', stays ? 'informs' : 'warns', { ...params, from: from.device }),
    ];
  }
  return now === null || now.vlan !== params.vlan || isBelow(now.device, request.device, facts)
    ? []
    : [hazard('vlan.stays', 'warns', { ...params, from: now.device })];
}

/** Whether a NIC is this port, or a member of this bond. */
function isBelow(port: string, nic: string, { wiring }: HostFacts): boolean {
  return port === nic || (wiring.known && membersOf(wiring.value, port).includes(nic));
}

/** Until the first boot has set up the network, its own step would make the VLAN a second time. */
function firstBootHazards({ vlan }: ResetRequest, facts: HostFacts): readonly Hazard[] {
  return vlan === null || facts.firstBootDone
    ? []
    : [hazard('vlan.beforeFirstBoot', 'informs', { vlan: String(vlan) })];
}

const single = (subnet: string): Hazard => hazard('subnet.single', 'warns', { subnet });
const outside = (gateway: string, subnet: string): Hazard =>
  hazard('gateway.outside', 'warns', { gateway, subnet });

/** A netmask or a gateway that is unusual in most networks. Some hosters use both. */
function ipv4Hazards({ ipv4 }: ResetRequest): readonly Hazard[] {
  if (ipv4.mode !== 'static') return [];
  const length = netmaskLength(ipv4.netmask);
  if (length === null) return [];
  const { gateway } = ipv4;
  const subnet = subnetOf(ipv4.address, length);
  if (length === 32) return [single(subnet.text)];
  return gateway === null || inSubnet(gateway, subnet) ? [] : [outside(gateway, subnet.text)];
}

/** The same for IPv6. A link-local gateway is normal: routers announce themselves with one. */
function ipv6Hazards({ ipv6 }: ResetRequest): readonly Hazard[] {
  if (ipv6.mode !== 'static') return [];
  const { address, prefixLength, gateway } = ipv6;
  const subnet = subnetText6(address, prefixLength);
  if (prefixLength === 128) return [single(subnet)];
  return gateway === null || isLinkLocal(gateway) || samePrefix(gateway, address, prefixLength)
    ? []
    : [outside(gateway, subnet)];
}

/** Only newer versions of XAPI accept name servers for an address that routers announce. */
function nameServerHazards({ ipv4, ipv6, dns }: ResetRequest): readonly Hazard[] {
  const announced = ipv6.mode === 'autoconf' && ipv4.mode !== 'static';
  return dns.length > 0 && announced
    ? [hazard('dns.autoconf', 'informs', { servers: dns.join(', ') })]
    : [];
}

/**
 * The start-up refuses to go on while another program has the VLAN's device. We do not know the
 * pool's bridges here, so a device on any bridge counts as XAPI's own. We cannot know whether the
 * device exists after the reboot, so this only warns.
 */
function vlanDeviceHazards(
  { device, vlan }: ResetRequest,
  { vlanDevices }: HostFacts,
): readonly Hazard[] {
  const loose = vlanDevices.known
    ? vlanDevices.value.filter(({ memberOf }) => memberOf === null)
    : [];
  const found = vlan === null ? null : foreignVlan(loose, device, vlan, new Set());
  return found === null
    ? []
    : [hazard('vlan.inUse', 'warns', { vlan: String(vlan), device, name: found.name })];
}

/** The reboot kills running VMs (design page, step 1). */
function vmHazards(facts: HostFacts): readonly Hazard[] {
  if (!facts.runningVms.known)
    return [hazard('vms.unknown', 'warns', whyUnknown(facts.runningVms))];
  const vms = facts.runningVms.value;
  return vms.length === 0
    ? []
    : [
        hazard('vms.running', 'warns', {
          count: String(vms.length),
          names: vms.map((vm) => vm.name).join(', '),
        }),
      ];
}

/**
 * Clustering would lose its PIF; the operator can override that. Facts from files instead of the
 * pool database are incomplete.
 */
function lossHazards({ loss, wiring }: HostFacts): readonly Hazard[] {
  if (!loss.known) return [hazard('loss.unknown', 'informs', whyUnknown(loss))];
  const names = loss.value.clusterHosts.join(', ');
  const source = wiring.known ? wiring.value.source : 'pool';
  return [
    ...(source === 'pool' ? [] : [hazard('loss.fromFiles', 'informs', { source })]),
    ...(names === ''
      ? []
      : [{ ...hazard('cluster.enabled', 'blocks', { names }), overridable: true }]),
  ];
}

/**
 * Where the management interface is now, if the reset moves it. No hazard when that is not known.
 */
function placeHazards({ device, vlan }: ResetRequest, facts: HostFacts): readonly Hazard[] {
  const now = facts.now.known ? facts.now.value : null;
  if (now === null || now.device === '' || now.source === 'firstboot') return [];
  const tag = vlan === null ? '' : String(vlan);
  if (isBelow(now.device, device, facts) && tag === now.vlan) return [];
  return [
    hazard('management.moves', 'informs', {
      now: now.device,
      nowVlan: now.vlan,
      device,
      vlan: tag,
    }),
  ];
}

/** The chosen name may belong to another port afterwards. */
function nameHazards(request: ResetRequest, facts: HostFacts): readonly Hazard[] {
  return resetsNames(request, facts)
    ? [hazard('names.reset', 'informs', { device: request.device })]
    : [];
}

const rank = { blocks: 0, warns: 1, informs: 2 } as const;

/**
 * All hazards of this reset, the most serious first. Unknown facts are reported as unknown, never
 * as "none".
 */
export function hazards(
  request: ResetRequest,
  facts: HostFacts,
  around: ResetSurroundings = nothingAround,
): readonly Hazard[] {
  const { wire } = around;
  return [
    ...surroundingHazards(around),
    ...fileHazards(request, facts),
    ...portHazards(request, facts),
    ...placeHazards(request, facts),
    ...mtuHazards(request, facts),
    ...haHazards(facts),
    ...wireHazards(request, wire),
    ...bondHazards(request, facts, wire),
    ...vlanHazards(request, facts),
    ...vlanDeviceHazards(request, facts),
    ...firstBootHazards(request, facts),
    ...ipv4Hazards(request),
    ...ipv6Hazards(request),
    ...nameServerHazards(request),
    ...vmHazards(facts),
    ...lossHazards(facts),
    ...roleHazards(request, facts),
    ...returningHazards(facts),
    ...nameHazards(request, facts),
  ].toSorted((one, other) => rank[one.severity] - rank[other.severity]);
}
