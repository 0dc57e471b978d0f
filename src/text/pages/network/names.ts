import { clean } from '../../sanitize.js';

/** Words of Interface Names. */
export const namesWords = {
  label: 'Interface Names',
  keywords: 'rename eth mac pin swap order card replaced board moved interface-rename udev rules',
  beside:
    'Which port is called eth0, eth1 and so on, by the rules of this host. They can be pinned, ' +
    'swapped, and forgotten for ports that are gone. XAPI is not needed.',
  title: 'Interface Names',
  intro:
    'A change takes effect at the next boot. Enter opens a port; two marked ones can be swapped.',
  columns: ['Port', 'MAC address', 'At the next boot', 'By', 'Card'],
  none: 'No network port was found.',
  several: (count: number): string => `${count} ports`,
  unknown: (reason: string): string => `The ports and their rules: ${reason}`,
  noScript:
    'This host has no interface-rename: it does not name its ports by rules. On newer hosts ' +
    'xcp-networkd keeps their order itself.',
  by: { pinned: 'pinned', slot: 'pinned to its slot', lastBoot: 'last boot', new: 'new port' },
  labels: { now: 'Name now', next: 'At the next boot', mac: 'MAC address', slot: 'Slot', by: 'By' },
  pin: 'Pin a name',
  pinMeans: 'this port gets the name at each boot, wherever it is put',
  swap: 'Swap their names',
  swapMeans: 'each gets the name of the other',
  onlyOne: 'Only one port can get a name.',
  onlyTwo: 'Mark two ports with the space bar first.',
  forget: 'Forget gone ports',
  undo: 'Undo the last change',
  pinTitle: (port: string): string => `Pin a name to ${clean(port)}`,
  pinIntro: 'The port that has this name now gets the name of this one.',
  field: { label: 'Name', hint: 'eth0 to eth999' },
  wrong: (typed: string): string => `"${clean(typed)}" is not a port name; enter one like eth2.`,
  askTitle: 'Interface Names: change the rules',
  undoTitle: 'Interface Names: undo the last change',
  ask: 'From the next boot on:',
  becomes: (now: string, next: string, mac: string): string =>
    `${clean(now)} (${clean(mac)}) is called ${clean(next)}`,
  unchanged: 'All ports keep their names.',
  gone: 'These ports are gone from this machine. Their rules are removed:',
  goneRow: (name: string, mac: string): string => `${clean(name)} (${clean(mac)})`,
  management:
    'The management interface is among them. XAPI knows its PIFs by name, and after the boot ' +
    'that name belongs to another port. Be sure that cable and switch port fit. Otherwise run ' +
    'the Emergency Network Reset afterwards and keep the interface names.',
  pifs:
    'XAPI knows its PIFs by name: networks, Bonds and VLANs stay with the ' +
    'name, not with the port.',
  command: (line: string): string => `The host's own tool, if installed, does it: ${clean(line)}`,
  yes: 'Change the rules',
  change: {
    title: 'Interface Names',
    done: 'The rules are changed. They take effect at the next boot.',
  },
  undone: { title: 'Interface Names', done: 'The rules are as they were before the last change.' },
  undoAsk: 'Both files of rules are put back:',
  changedMeanwhile: (path: string): string =>
    `${clean(path)} has changed in the meantime. Look at the names again.`,
  named: (names: readonly (readonly [string, string])[]): string =>
    'At the next boot: ' +
    `${names.map(([now, next]) => `${clean(now)} is ${clean(next)}`).join(', ')}.`,
} as const;
