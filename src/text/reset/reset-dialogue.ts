import type { ManagementSource } from '../../model/index.js';
import type { ResetRequest } from '../../reset/index.js';
import { askingWho } from '../coordinator.js';
import { modeText } from '../modes.js';
import { clean } from '../sanitize.js';
import { vmWords } from '../vms.js';
import { poolConfHolds } from './hazard-advice.js';

const dialogue = 'Emergency Network Reset';

/** Titles of the dialogue's steps. */
export const resetTitles = {
  intro: dialogue,
  nic: `${dialogue}: network interface`,
  ipv4: `${dialogue}: IPv4`,
  address: `${dialogue}: IPv4 address`,
  advanced: `${dialogue}: advanced`,
  vlan: `${dialogue}: VLAN`,
  ipv6: `${dialogue}: IPv6`,
  address6: `${dialogue}: IPv6 address`,
  nameServers: `${dialogue}: DNS servers`,
  names: `${dialogue}: interface names`,
  bond: `${dialogue}: management on a bond`,
  coordinator: `${dialogue}: pool coordinator`,
  preview: `${dialogue}: what will happen`,
  confirm: `${dialogue}: confirm`,
  run: `${dialogue}: running`,
  ended: `${dialogue}: ended`,
  interrupted: 'An Emergency Network Reset was interrupted',
} as const;

/** Words of the first page, which tells the costs of a reset before any question. */
export const introWords = {
  warning: 'This reboots the host. VMs still running on it are killed.',
  advice: [
    'Shut down the VMs on this host first, and turn off high availability (HA) in the pool.',
    'All PIFs, Bonds, VLANs and tunnels of this host are removed from the pool database. ' +
      'Networks and the VIFs of VMs stay.',
    'The following pages ask for the management interface. Then you see every change ' +
      'before it is made. ' +
      'Nothing is changed until you type yes; Esc always takes you one step back.',
  ],
  former: 'The questions start with the values from before the last reset.',
  reading: 'Reading this host... (Enter goes on as soon as that is done.)',
} as const;

/** The source of the values that the fields are filled with. */
const presentValues: Readonly<Record<ManagementSource, string>> = {
  xapi: 'The present values come from XAPI.',
  networkd: 'The present values come from networkd.db and the inventory.',
  firstboot: 'The present values come from the firstboot data, which may be old.',
};

/** Words of the steps that ask. */
export const askWords = {
  nicIntro: 'Choose the management interface.',
  nicBond: (bond: string): string =>
    `It is ${clean(bond)} now. A bond does not survive the reset: choose one port of it. ` +
    '"Management on a bond" under Advanced creates a bond again.',
  nicSupporter:
    'On a supporter (slave), choose the same device as on the pool coordinator (master).',
  nicsUnknown: (reason: string): string =>
    `The network interfaces of this host are ${reason}. Type the name of the one to use.`,
  noNics: 'This host shows no physical network interface, so there is nothing the reset could use.',
  presentFrom: (source: ManagementSource): string => presentValues[source],
  ipv4Intro: 'How does the management interface get its IPv4 address?',
  dhcpMeans: 'a DHCP server gives the address, gateway and DNS servers',
  staticMeans: 'you type the address',
  noneMeans: 'no IPv4; IPv6 must be set under Advanced',
  addressIntro: 'Gateway and DNS servers are optional.',
  offerFills:
    'Ctrl-F or F8 fills in netmask, gateway and DNS servers from this offer. What you typed ' +
    'stays. Type an address of your own: the server may give the offered one to another host.',
  advancedIntro: 'Most hosts need no change here.',
  advancedVlan: (vlan: string): string =>
    `VLAN ${clean(vlan)} will be used. Empty it if the switch port is untagged.`,
  goOn: 'Continue',
  vlanRow: 'VLAN',
  ipv6Row: 'IPv6',
  namesRow: 'Interface names',
  bondRow: 'Management on a bond',
  noBond: 'no bond',
  bondLacp: (device: string): string =>
    `The switch port of ${clean(device)} sends LACP: it expects a bond, and may stay shut for a ` +
    'single interface. "Management on a bond" creates one at the start-up.',
  bondWas: (bond: string): string =>
    (bond === '' ? '' : `The management interface is on ${clean(bond)} now. `) +
    '"Management on a bond" creates a bond at the start-up.',
  bondIntro:
    'The reset brings the host back on the chosen port. Then the start-up creates this bond ' +
    'through XAPI and puts management on it. Leave the members empty for no bond.',
  untagged: 'none (untagged)',
  classicOnly: 'not supported on XenServer 6',
  vlanIntro:
    'The VLAN tag of the management network, or empty for untagged. The switch port must ' +
    'carry this VLAN.',
  ipv6Intro: 'How does the management interface get its IPv6 address?',
  none6Means: 'no IPv6',
  dhcp6Means: 'a DHCPv6 server gives the address',
  autoconfMeans: 'from router advertisements',
  static6Means: 'you type the address',
  address6Intro:
    'Type the address with its prefix length, like fd00::10/64. Gateway and DNS servers ' +
    'are optional.',
  nameServersIntro:
    'DNS servers for IPv6 autoconf. XAPI uses them since v25.31; older ones take only what ' +
    'routers announce.',
  namesIntro: 'Names like eth0 may move between ports when they are reset.',
  namesReset: 'Reset',
  namesResetMeans: 'back to the order found at installation',
  namesKeep: 'Keep',
  namesKeepMeans: 'every port keeps the name it has now',
  noNamingScript: 'the naming script is not installed on this host',
  roleUnknown: (role: string): string =>
    `The role of this host in its pool is ${role}. If it is a supporter (slave), type the ` +
    'address of its ' +
    'pool coordinator (master). If it is the coordinator itself, or alone, leave this empty.',
  poolConfDamaged: (path: string, word: string): string =>
    `${poolConfHolds(path, word)} If this host is a supporter (slave), type the address of its ` +
    'pool coordinator (master). If it is the coordinator itself, or alone, write master into ' +
    'that file first.',
  coordinatorIntro: (current: string): string =>
    'This host is a supporter (slave) of the pool coordinator (master) at ' +
    `${clean(current)}. Change the address if the coordinator has a new one.`,
} as const;

/** Labels and hints of the fields. */
export const fieldWords = {
  device: { label: 'Device', hint: 'like eth0' },
  address: { label: 'IP address', hint: 'like 192.168.0.10' },
  netmask: { label: 'Netmask', hint: 'like 255.255.255.0' },
  gateway: { label: 'Gateway', hint: 'optional' },
  dns: { label: 'DNS servers', hint: 'optional; separate several with commas' },
  vlan: { label: 'VLAN', hint: '0 to 4094, or empty' },
  address6: { label: 'IPv6 address', hint: 'like fd00::10/64' },
  gateway6: { label: 'IPv6 gateway', hint: 'optional' },
  coordinatorAddress: { label: 'Coordinator address', hint: 'IPv4, IPv6 or host name' },
  bondMembers: { label: 'Bond members', hint: 'like eth0,eth1; empty: no bond' },
  bondMode: { label: 'Bond mode', hint: 'balance-slb, active-backup or lacp' },
  answer: { label: 'Type yes to start', hint: '' },
  override: { label: 'Type override to insist', hint: 'continues despite the warning above' },
  reason: { label: 'Reason', hint: 'optional; kept in the journal' },
} as const;

/** Words of the preview and of the last question. */
export const previewWords = {
  wanted: 'Management interface after the reset',
  afterwards: 'Afterwards',
  thenRebuild: 'what was removed is recreated',
  returns: 'Goes back',
  device: 'Device',
  mac: 'MAC address',
  vlan: 'VLAN',
  bond: 'Bond',
  bondLater: (members: string, mode: string): string =>
    `${clean(members)} (${clean(mode)}), created at the start-up`,
  ipv4: 'IPv4',
  ipv6: 'IPv6',
  dns: 'DNS servers',
  coordinator: 'Pool coordinator',
  names: 'Interface names',
  none: 'none',
  untagged: 'none (untagged)',
  namesKept: 'kept',
  namesReset: 'reset to their order at installation',
  hazards: 'Please note',
  blocked: 'This blocks the reset',
  blockedAdvice: 'The reset cannot start until this is fixed. Esc goes back.',
  vms: 'VMs running on this host: they will be killed',
  vmsNone: vmWords.noneHere,
  loss: 'The pool database will lose these objects of this host',
  lossNone: 'It has no PIF, Bond, VLAN or tunnel of this host.',
  losses: {
    pifs: 'PIFs',
    bonds: 'Bonds',
    vlans: 'VLANs',
    tunnels: 'Tunnels',
    sriovNetworks: 'SR-IOV networks',
    clusterHosts: 'Cluster hosts',
    addresses: 'Addresses of other ports',
  },
  files: 'Files, before (-) and after (+)',
  steps: 'Steps, in this order',
  unknown: (reason: string): string => `${reason}: there may be some.`,
  clusterUnknown:
    'If clustering uses a PIF of this host, take the host out of the cluster first: xe ' +
    'cluster-host-destroy.',
  cutLine: (characters: number): string => `... (${characters} characters)`,
  confirmVms: (count: number): string =>
    `${vmWords.running(count)} on this host and will be killed.`,
  confirmVmsUnknown:
    'It is not known whether VMs are running on this host. Any running VM will be killed.',
  trying: askingWho,
  confirmReboot: 'The networking of this host is reset, and the host reboots.',
  notYes: (typed: string): string =>
    typed === ''
      ? 'Type yes to start, or press Esc to go back. Nothing has been changed.'
      : `"${clean(typed)}" is not yes. Type yes, in lower case, to start. Nothing has been ` +
        'changed.',
  notOverride: (typed: string): string =>
    typed === ''
      ? 'Type override to continue despite the warning above, or press Esc to go back.'
      : `"${clean(typed)}" is not override. Type override, in lower case, to continue ` +
        'despite the warning above.',
} as const;

/** A request's IPv4 configuration in one line. */
export function ipv4Words(ipv4: ResetRequest['ipv4']): string {
  if (ipv4.mode !== 'static') return modeText(ipv4.mode);
  return (
    `${modeText(ipv4.mode)}, ${ipv4.address}, netmask ${ipv4.netmask}, ` +
    (ipv4.gateway === null ? 'no gateway' : `gateway ${ipv4.gateway}`)
  );
}

/** A request's IPv6 configuration in one line. */
export function ipv6Words(ipv6: ResetRequest['ipv6']): string {
  if (ipv6.mode !== 'static') return modeText(ipv6.mode);
  return (
    `${modeText(ipv6.mode)}, ${ipv6.address}/${ipv6.prefixLength}, ` +
    (ipv6.gateway === null ? 'no gateway' : `gateway ${ipv6.gateway}`)
  );
}
