import type { NicUse } from '../model/index.js';
import { clean } from './sanitize.js';
import { sentence } from './sentence.js';

/** Words for network interfaces. */
export const nicWords = {
  columns: ['Device', 'MAC address', 'Link', 'Speed', 'Driver', 'Used by'],
  /** Columns to drop if not all fit, the driver first. Operators choose by device, MAC and link. */
  spare: [4, 3, 5],
  mac: 'MAC',
  vendor: 'Vendor',
  usedBy: 'Used by',
  unfit: 'Cannot be used',
  driver: 'Driver',
  bus: 'Bus',
  memberOf: 'Part of',
  addresses: 'Address',
  link: 'Link',
  duplex: 'Duplex',
  mtu: 'MTU',
  network: 'Network',
  vlan: (tag: string): string => `VLAN ${clean(tag)}`,
  unknown: 'unknown',
  /** InfiniBand has a longer hardware address. */
  noMac: 'none',
  up: 'up',
  down: 'down',
  off: 'down',
  management: 'management interface',
  noneFound:
    'The kernel shows no network interface with hardware behind it. Check that the card is ' +
    'seated and its driver is loaded.',
  notReadable: (reason: string): string => `The network interfaces of this host are ${reason}.`,
} as const;

/** Why an interface cannot be chosen for the reset. */
export const nicDisabled = {
  noName: 'Its name is empty',
} as const;

/** Why a card cannot carry the management interface, as a sentence. */
export const nicUnfit = (why: string): string => sentence(nicUnfitReason(why));

/** The same within a sentence. */
export function nicUnfitReason(why: string): string {
  switch (why) {
    case 'infiniband':
      return 'an InfiniBand port cannot be in a bridge';
    case 'wireless':
      return 'a wireless card cannot be in a bridge';
    default:
      return 'XAPI leaves the virtual functions of a card (SR-IOV) to the VMs';
  }
}

/** How this host uses an interface, in a word or two; '' if it is free. */
export function nicUseWords(use: NicUse): string {
  switch (use.use) {
    case 'management':
      return use.bond === '' ? 'management' : `${clean(use.bond)}, management`;
    case 'port':
      return [use.of, use.network]
        .filter((part) => part !== '')
        .map(clean)
        .join(', ');
    case 'free':
      return '';
  }
}
