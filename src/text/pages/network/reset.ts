/** Words of Emergency Network Reset in the menu and beside it. */
export const resetPage = {
  label: 'Emergency Network Reset',
  keywords: 'networking recover repair lost management bond rescue rebuild restore recreate',
  intro: [
    'Sets the networking of this host back to one working management interface, when ' +
      'nothing else brings the host back to the network.',
  ],
  doesTitle: 'What it does',
  does: [
    'Removes all PIFs, Bonds, VLANs and tunnels of this host from the pool database. ' +
      'Networks and the VIFs of VMs stay.',
    'Sets up the network interface that you choose as management interface, with DHCP or a ' +
      'static address.',
    'Reboots this host. VMs still running on it are killed: shut them down first.',
  ],
  beforeTitle: 'Before you start',
  before: [
    'High availability (HA) must be off in the pool.',
    "It works without XAPI: it needs only this host's own files.",
    'You see everything before anything is changed, and it starts only when you type yes.',
  ],
  afterTitle: 'Afterwards',
  after:
    'B or F8 recreates what the last reset removed: Bonds, VLANs, tunnels, addresses. ' +
    'You choose what.',
  rebuildKey: { key: 'B/F8', action: 'Rebuild' },
  coordinator:
    'This host is the pool coordinator (master). When its address changes, reset the ' +
    'supporters (slaves) too, so that they find it again.',
  supporter:
    'This host is a supporter (slave). Choose the same device as on the pool coordinator (master).',
} as const;
