import type { Known } from '../../model/index.js';

/** Dangers of this reset: reasons not to go on, or facts to know first. `text` has the words. */
export type HazardCode =
  | 'inventory.absent'
  | 'inventory.unreadable'
  | 'inventory.identityMissing'
  | 'inventory.damaged'
  | 'management.absent'
  | 'management.unreadable'
  | 'management.damaged'
  | 'poolConf.absent'
  | 'poolConf.unreadable'
  | 'poolConf.damaged'
  | 'poolConf.broken'
  | 'trigger.pending'
  | 'trigger.foreign'
  | 'trigger.unreadable'
  | 'coordinator.ignored' // -m on a coordinator: ignored, as the design page says
  | 'vlan.carriedOver' // taken from the firstboot data, even for another device
  | 'vlan.stays' // the VLAN in use now, moved to another port
  | 'vlan.inUse' // another program has this VLAN device: VLAN.create would be refused
  // also when it is not a regular file: it could not be kept for undo and not be removed
  | 'networkdDatabase.unreadable'
  // an address was given and pool.conf has no role: the host becomes a supporter (slave)
  | 'poolConf.becomesSupporter'
  | 'nics.unknown'
  | 'nic.noCarrier'
  | 'nic.bonded'
  | 'nic.absent' // no such device now; the operator insists
  | 'nic.bootsIscsi' // the start-up leaves it unmanaged, so it cannot be configured
  | 'nic.bootsFcoe' // xapi may not unplug it
  | 'nic.unmanaged' // the pool database says so
  | 'nic.nameTooLong' // its bridge would have a name that the kernel refuses
  | 'nic.macUnknown' // classic: interface-reconfigure needs the MAC
  | 'vms.running'
  | 'vms.unknown'
  | 'ha.armed'
  | 'ha.enabled' // on in the pool, not armed here
  | 'ha.unknown'
  | 'ha.enabledUnknown' // not armed here; the pool's flag is not known
  | 'loss.unknown'
  | 'loss.fromFiles' // params.source: where the wiring was read
  | 'management.moves' // it is on another port or VLAN now
  | 'mtu.kept' // the network of the new port has the usual MTU, or an unknown one
  | 'mtu.lost' // params.then: the MTU on the new port, '' if it is not known
  | 'vlan.beforeFirstBoot'
  | 'coordinator.answers'
  | 'coordinator.silent' // no answer in params.seconds
  | 'coordinator.refused' // a machine is there, and accepts no connection
  | 'coordinator.noRoute'
  | 'coordinator.noAddress' // no address was found for the name
  | 'coordinator.proven' // it is the coordinator of this pool
  | 'coordinator.notProven' // a coordinator; of which pool is not known
  | 'coordinator.starting'
  | 'coordinator.isThisHost'
  | 'coordinator.noCertificate' // somebody answers, and shows no certificate
  | 'coordinator.noXapi'
  | 'coordinator.isSupporter' // params.coordinator: where its own is
  | 'coordinator.foreign' // its certificate is none of this pool
  | 'reset.unfinished' // params.at: when the earlier one began
  | 'supporter.returning' // networks that the coordinator gives back
  | 'supporter.returningUnknown' // XAPI does not say which those are
  | 'subnet.single' // params.subnet: it holds no other address
  | 'gateway.outside' // params.gateway, params.subnet
  | 'dns.autoconf' // params.servers
  | 'cluster.enabled'
  | 'supporter.coordinatorKept' // on a supporter without a new address: the old one stays
  // should manage on the same device as the coordinator (design page, remarks)
  | 'supporter.sameDevice'
  | 'supporter.otherDevice' // params.now, params.nowVlan: where the coordinator's is
  | 'coordinator.supportersFollow' // supporters should be reset afterwards (design page, remarks)
  | 'names.reset' // device names may move in this run
  | 'bond.follows' // the bond is made after the start
  | 'bond.supporterBehindLacp' // no way to the coordinator before the bond exists
  // What was found on the wire (see model/wire).
  | 'wire.dhcpOffer'
  | 'wire.noDhcpOffer'
  | 'wire.addressInUse'
  | 'wire.gatewayAnswers'
  | 'wire.gatewaySilent'
  | 'wire.switchPort'
  | 'wire.lacp';

/**
 * One hazard. `blocks` stops the reset, unless it is `overridable` and the operator insists by
 * typing. `warns` and `informs` are only shown.
 */
export interface Hazard {
  readonly code: HazardCode;
  readonly severity: 'blocks' | 'warns' | 'informs';
  readonly params: Readonly<Record<string, string>>;
  readonly overridable: boolean;
}

/** Makes a hazard that cannot be overridden. */
export function hazard(
  code: HazardCode,
  severity: Hazard['severity'],
  params: Hazard['params'] = {},
): Hazard {
  return { code, severity, params, overridable: false };
}

/** The reason why a fact is not known, as params of the hazard. */
export function whyUnknown(fact: Known<unknown>): Hazard['params'] {
  return fact.known ? {} : { reason: fact.reason.code, detail: fact.reason.detail };
}
