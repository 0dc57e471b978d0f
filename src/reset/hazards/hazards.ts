import { parseVlanTag, foreignVlan } from '../../model/index.js';
import { newCoordinator } from './coordinator.js';
import type { HostFacts, Known, WireFinding } from '../../model/index.js';
import { fileHazards } from './file-hazards.js';
import { hazard, type Hazard } from './hazard.js';
import type { ResetRequest } from '../request/request.js';
import { wireHazards } from './wire-hazards.js';

/** Why a fact is not known, for the sentence that says so. */
function whyUnknown(fact: Known<unknown>): Hazard['params'] {
  return fact.known ? {} : { reason: fact.reason.code, detail: fact.reason.detail };
}

/** What should be known about the chosen port. */
function nicHazards(request: ResetRequest, facts: HostFacts): readonly Hazard[] {
  const { device } = request;
  const macless =
    facts.profile.name === 'classic' && request.mac === null
      ? [hazard('nic.macUnknown', 'blocks', { device })]
      : [];
  if (!facts.nics.known)
    return [hazard('nics.unknown', 'warns', { device, ...whyUnknown(facts.nics) }), ...macless];
  const nic = facts.nics.value.find((candidate) => candidate.device === device);
  if (nic === undefined) return [hazard('nic.absent', 'warns', { device }), ...macless];
  return [
    ...(nic.carrier === false ? [hazard('nic.noCarrier', 'warns', { device })] : []),
    // A bridge is where every attached NIC sits; only a bond means that the port was not alone.
    ...(nic.memberOf?.startsWith('bond') === true
      ? [hazard('nic.bonded', 'warns', { device, bond: nic.memberOf })]
      : []),
    ...macless,
  ];
}

/** What a bond that is made only after the start means until then. */
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

/** A VLAN that the firstboot data hold too: carried over as in the original, also to another device, so it is said plainly. */
function vlanHazards(request: ResetRequest, facts: HostFacts): readonly Hazard[] {
  const from = facts.management;
  if (request.vlan === null || from === null || parseVlanTag(from.vlan) !== request.vlan) return [];
  const params = { vlan: String(request.vlan), device: request.device, from: from.device };
  return [hazard('vlan.carriedOver', from.device === request.device ? 'informs' : 'warns', params)];
}

/**
 * The start-up would refuse to go on while somebody else has the VLAN's device. Which bridges are the pool's is not known here, so a
 * device on any bridge counts as XAPI's own; whether it is there after the reboot too nobody knows, so this only warns.
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

/** Running VMs die at the reboot (design page, step 1). */
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

/** HA would fence the host or refuse the new management interface; clustering would lose its PIF. Both can be insisted on. */
function poolHazards(facts: HostFacts): readonly Hazard[] {
  const found: Hazard[] = [];
  if (!facts.haArmed.known) found.push(hazard('ha.unknown', 'warns', whyUnknown(facts.haArmed)));
  else if (facts.haArmed.value) found.push({ ...hazard('ha.armed', 'blocks'), overridable: true });
  if (!facts.loss.known)
    return [...found, hazard('loss.unknown', 'informs', whyUnknown(facts.loss))];
  const names = facts.loss.value.clusterHosts.join(', ');
  return names === ''
    ? found
    : [...found, { ...hazard('cluster.enabled', 'blocks', { names }), overridable: true }];
}

/** What the host's place in its pool means for the reset (design page, remarks at the end). */
function roleHazards(request: ResetRequest, facts: HostFacts): readonly Hazard[] {
  const { pool } = facts;
  if (pool.role === 'coordinator') {
    const address = request.coordinatorAddress;
    return [
      ...(address === null ? [] : [hazard('coordinator.ignored', 'informs', { address })]),
      hazard('coordinator.supportersFollow', 'informs'),
    ];
  }
  if (pool.role !== 'supporter') return [];
  const kept = newCoordinator(request, pool) === null;
  return [
    ...(kept
      ? [hazard('supporter.coordinatorKept', 'informs', { address: pool.coordinatorAddress })]
      : []),
    hazard('supporter.sameDevice', 'informs', { device: request.device }),
  ];
}

/** Device names go back to those of the installation in the same run, so the name chosen may belong to another port afterwards. */
function nameHazards(request: ResetRequest, facts: HostFacts): readonly Hazard[] {
  const reset =
    facts.profile.name === 'networkd' && facts.renameScript && !request.keepInterfaceNames;
  return reset ? [hazard('names.reset', 'informs', { device: request.device })] : [];
}

const rank = { blocks: 0, warns: 1, informs: 2 } as const;

/** Everything that stands against this reset or should be known before it, the gravest first. Unknown facts are told as unknown, never as none. */
export function hazards(
  request: ResetRequest,
  facts: HostFacts,
  wire: readonly WireFinding[] = [],
): readonly Hazard[] {
  return [
    ...fileHazards(request, facts),
    ...nicHazards(request, facts),
    ...wireHazards(request, wire),
    ...bondHazards(request, facts, wire),
    ...vlanHazards(request, facts),
    ...vlanDeviceHazards(request, facts),
    ...vmHazards(facts),
    ...poolHazards(facts),
    ...roleHazards(request, facts),
    ...nameHazards(request, facts),
  ].toSorted((one, other) => rank[one.severity] - rank[other.severity]);
}
