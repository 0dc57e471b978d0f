/** Words of High Availability. */
export const haWords = {
  label: 'High Availability (HA)',
  keywords: 'ha arm disarm disable fence failover',
  state: {
    unknown: (why: string): string => `The state of high availability (HA) is ${why}.`,
    armed:
      'High availability (HA) is armed on this host: it reboots itself when it loses the pool.',
    enabled: 'High availability (HA) is on in the pool, but not armed on this host.',
    off: 'High availability (HA) is off.',
  },
  beside:
    'While HA is on, XAPI refuses to change the management interface, and a host that is cut off ' +
    'reboots itself. Turn HA off before a reset.',
  title: 'High Availability (HA)',
  pool: 'Turn HA off in the pool',
  poolMeans: 'on all its hosts',
  here: 'Turn HA off on this host only',
  hereMeans: 'when the coordinator is gone',
  isOff: 'HA is off in the pool.',
  notArmedHere: 'HA is not armed on this host.',
  noXapi: 'XAPI is not running. Start it first: it answers this in emergency mode too.',
  emergency: 'The pool coordinator (master) does not answer. Turn HA off on this host only.',
  leavesPool: [
    'No VM is started again when its host fails, until HA is turned on again from a ' +
      'management client.',
  ],
  leavesHere: [
    'This host no longer watches the pool, and no longer reboots itself when it is cut off.',
    'The pool still has HA on. While it has, this host, if it is a supporter (slave), goes into ' +
      'emergency mode at the next start of XAPI.',
    'The pool treats this host as failed and may start its VMs elsewhere. VMs that still run ' +
      'here then run twice and may damage their disks. Shut them down first.',
  ],
  vmsHere: 'These VMs run here:',
  yes: 'Turn HA off',
  change: { title: 'High Availability (HA)', done: 'HA is turned off.' },
  on: 'on',
  off: 'off',
  armed: 'armed',
  notArmed: 'not armed',
  notTold: 'not known',
  got: (pool: string, here: string): string => `In the pool: ${pool}. On this host: ${here}.`,
} as const;
