import type { Known } from '../../model/index.js';

/** What stands against going on, or should be known before. Words live in `text`. */
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
  | 'vlan.carriedOver' // from the firstboot data, also to another device
  | 'vlan.stays' // the one in use now, taken along to another port
  | 'vlan.inUse' // something other than XAPI has this VLAN device, and VLAN.create would be refused
  // or no regular file: it could neither be kept for undo nor removed
  | 'networkdDatabase.unreadable'
  // an address was given and pool.conf says no role: it will say slave
  | 'poolConf.becomesSupporter'
  | 'nics.unknown'
  | 'nic.noCarrier'
  | 'nic.bonded'
  | 'nic.absent' // forced: no such device now
  | 'nic.bootsIscsi' // the start-up leaves it unmanaged, so nothing can be configured on it
  | 'nic.bootsFcoe' // it may not be unplugged
  | 'nic.unmanaged' // the pool database says so
  | 'nic.nameTooLong' // its bridge would have a name the kernel does not take
  | 'nic.macUnknown' // classic: interface-reconfigure cannot do without
  | 'vms.running'
  | 'vms.unknown'
  | 'ha.armed'
  | 'ha.enabled' // on in the pool, not armed here
  | 'ha.unknown'
  | 'loss.unknown'
  | 'loss.fromFiles' // params.source: the wiring's
  | 'management.moves' // it is elsewhere now
  | 'vlan.beforeFirstBoot'
  | 'coordinator.answers'
  | 'coordinator.silent' // params.address, params.seconds
  | 'reset.unfinished' // params.at: when the earlier one began
  | 'supporter.returning' // what the coordinator gives back
  | 'supporter.returningUnknown' // XAPI does not tell what that is
  | 'subnet.single' // params.subnet: nobody else is in it
  | 'gateway.outside' // params.gateway, params.subnet
  | 'dns.autoconf' // params.servers
  | 'cluster.enabled'
  | 'supporter.coordinatorKept' // on a supporter without a new address: the old one stays
  // should manage on the same device as the coordinator (design page, remarks)
  | 'supporter.sameDevice'
  | 'coordinator.supportersFollow' // supporters should be reset afterwards (design page, remarks)
  | 'names.reset' // device names may move in this run
  | 'bond.follows' // the bond is made after the start
  | 'bond.supporterBehindLacp' // no way to the coordinator before the bond exists
  // What a look at the wire has found (see model/wire).
  | 'wire.dhcpOffer'
  | 'wire.noDhcpOffer'
  | 'wire.addressInUse'
  | 'wire.gatewayAnswers'
  | 'wire.gatewaySilent'
  | 'wire.switchPort'
  | 'wire.lacp';

/**
 * One hazard. `blocks` stops the reset unless `overridable` and the operator insists by typing;
 * `warns` and `informs` are shown.
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

/** Why a fact is not known, for the sentence that says so. */
export function whyUnknown(fact: Known<unknown>): Hazard['params'] {
  return fact.known ? {} : { reason: fact.reason.code, detail: fact.reason.detail };
}
