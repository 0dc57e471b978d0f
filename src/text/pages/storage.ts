/** Words of Disks and Storage Repositories. */
export const storageWords = {
  label: 'Disks and Storage Repositories',
  keywords:
    'sr pbd plug unplug attach detach forget default suspend crash dump nfs iscsi lvm local disk ' +
    'storage space',
  beside:
    'The storage repositories (SRs) of the pool: their type, size and use, whether this host has ' +
    'them plugged, and why not. VMs start here only if the SRs of their disks are plugged.',
} as const;
