import { longestMinutes, type TemporaryAddress } from '../../../model/index.js';
import { quoted } from '../../reset/fields.js';
import { clean } from '../../sanitize.js';
import { counted } from '../../units.js';

/** Words of Temporary Address. */
export const temporaryPageWords = {
  label: 'Temporary Address',
  keywords: 'rescue ip address for a while without reset reach ssh alias',
  beside: [
    'Puts an address on a live port for a while, so that this host can be reached: the step ' +
      'before a reset.',
    'The host does not restart, VMs keep running, and no file or database is changed. The kernel ' +
      'removes the address when its time is over, or at a reboot.',
  ],
  title: 'Temporary Address',
  intro: 'An address that the kernel removes by itself.',
  add: 'Add an address',
  end: ({ address, prefixLength }: TemporaryAddress): string => `Remove ${address}/${prefixLength}`,
  formTitle: 'Temporary Address: add',
  formIntro:
    'Choose an address that nobody uses in the network of the computer you come from. The ' +
    'console first looks on the wire whether somebody uses it. If so, you have to type override.',
  fields: {
    device: (ports: readonly string[]) =>
      ({ label: 'Device', hint: ports.map(clean).join(', ') }) as const,
    address: { label: 'Address/prefix', hint: 'like 192.168.0.10/24' },
    vlan: { label: 'VLAN', hint: 'empty, or one that this host already has' },
    gateway: { label: 'Gateway', hint: 'only to be reached from another network' },
    minutes: { label: 'Minutes', hint: `1 to ${longestMinutes}` },
  },
  minutesWrong: (typed: string): string =>
    `Minutes is ${quoted(typed)}: enter a number from 1 to ${longestMinutes}.`,
  lookTitle: 'Temporary Address: the wire',
  looking: (address: string): string => `Asking whether somebody already uses ${clean(address)}.`,
  insistTitle: 'Temporary Address: already used',
  askTitle: 'Temporary Address: confirm',
  adds: (address: string, device: string, minutes: number): string =>
    `${clean(address)} is put on ${clean(device)}, or on the bridge that it is in, for ` +
    `${counted(minutes, 'minute')}.`,
  apply: 'Add it',
  change: { title: 'Temporary Address', done: 'The address is there.' },
  removeTitle: 'Temporary Address: remove',
  removes: (address: TemporaryAddress): string =>
    `${address.address}/${address.prefixLength} is removed from ${clean(address.on)} now. ` +
    'Connections to it are cut off. All other addresses stay.',
  remove: 'Remove it',
  removed: { title: 'Temporary Address', done: 'The address is removed.' },
  /** Words on the Status Display. */
  status: 'Temporary address',
  statusKey: 'T opens the page that removes it, or adds another.',
} as const;
