import { asTyped, usualMtu } from '../../model/index.js';
import type { Hazard } from '../../reset/index.js';
import { fileErrorText } from './files.js';
import { clean } from '../sanitize.js';

/** How to restore the inventory, the one file that a reset cannot do without. */
export const restoreInventory =
  `Restore it first. ${asTyped('xe-reset-networking')} --undo puts back the copy from before ` +
  'the last reset; older copies are in /var/lib/xsconsole/reset/undo. If there is none, take it ' +
  'from a backup of this host.';

/**
 * What to do if pool.conf says nothing that xapi understands, and no coordinator's address was
 * given instead.
 */
export const damagedPoolConf =
  'If this host is the pool coordinator (master) or alone, write master into it; if not, ' +
  'give the address of the coordinator (on the command line: --master).';

/** What a pool.conf says that xapi does not understand; `word` '' if it cannot be read. */
export const poolConfHolds = (path: string, word: string): string =>
  `${clean(path)} holds neither master nor slave:ADDRESS but ` +
  `${word === '' ? 'nothing that can be read' : `"${clean(word)}"`}.`;

/** Another machine uses an address, and what to do; without its full stop. */
export const addressInUse = (mac: string, address: string): string =>
  `${mac} already uses ${address}. Two hosts with one address disturb each other: choose another`;

/** The sources of a host's ports, bonds and VLANs. */
export const wiringSources: Readonly<Record<string, string>> = {
  networkd: 'networkd.db',
  openvswitch: 'the database of Open vSwitch',
  kernel: 'the bridges of the kernel',
  firstboot: 'the firstboot data',
};

/**
 * The system's own words in brackets after a sentence's subject: " (EIO)"; '' if there are none.
 */
export function detailText(params: Hazard['params']): string {
  const detail = fileErrorText(clean(params['detail'] ?? ''));
  return detail === '' ? '' : ` (${detail})`;
}

/** The ports in the host's own renaming rules, as the beginning of a sentence; '' for none. */
export const ruledNames = (rules: string): string =>
  rules === '' ? '' : ` The renaming rules of this host name ${rules}`;

/** A device and its VLAN; '' is no VLAN. */
export const place = (device: string, vlan: string): string =>
  vlan === '' ? device : `${device} VLAN ${vlan}`;

/** Where a reset is asked for management on a bond, in the console and in the command. */
export const bondAgain = '"Management on a bond" under Advanced (on the command line: --bond)';

/** What becomes of the MTU of the management network. */
export function mtuText(code: 'mtu.kept' | 'mtu.lost', params: Hazard['params']): string {
  const { now = '', then = '' } = params;
  const [mtu, device] = [clean(params['mtu'] ?? ''), clean(params['device'] ?? '')];
  const where = now === '' ? '' : ` on ${clean(now)}`;
  const has = `The management network${where} has an MTU of ${mtu}`;
  if (code === 'mtu.kept')
    return (
      `${has}. ${device} gets it too, on this host only. The switch port must carry such ` +
      'packets: "Test Network" tries one afterwards.'
    );
  const why =
    then === '' || then === String(usualMtu)
      ? `an MTU below ${usualMtu} would stop large packets of VMs on its network.`
      : `its network has an MTU of ${clean(then)}.`;
  return (
    `${has}. ${device} does not get it: ${why} Afterwards set it with ` +
    `xe network-param-set uuid=... MTU=${mtu} if it is needed.`
  );
}
