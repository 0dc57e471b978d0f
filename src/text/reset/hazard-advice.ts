/** How to get an inventory back: the one file a reset cannot do without. */
export const restoreInventory =
  'Restore it first: xe-reset-networking --undo puts back the copy that the last reset ' +
  'kept, older copies lie below ' +
  '/var/lib/xsconsole/reset/undo; without any, take it from a backup of this very host.';

/**
 * What to do where pool.conf says nothing that xapi understands, and no coordinator's address takes
 * its place.
 */
export const damagedPoolConf =
  'If this host is the pool coordinator (master) or alone, write master into it; if not, ' +
  'give the address of the coordinator (on the command line: --master).';

/** How HA is turned off, by the host's place in its pool. */
export function disarm(role: string): string {
  const there = role === 'supporter' ? ' on the pool coordinator (master)' : '';
  return (
    `Turn it off first: xe pool-ha-disable${there}, or xe host-emergency-ha-disable --force ` +
    'where the pool does not answer.'
  );
}

/** Who has told the ports, bonds and VLANs of a host. */
export const wiringSources: Readonly<Record<string, string>> = {
  networkd: 'networkd.db',
  openvswitch: 'the database of Open vSwitch',
  kernel: 'the bridges of the kernel',
  firstboot: 'the firstboot data',
};
