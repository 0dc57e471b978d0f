/**
 * The generation of a host. It decides the files, the steps and their order. `classic`: the design
 * page's (XenServer 6). `networkd`: all later ones.
 */
export type ProfileName = 'classic' | 'networkd';

/**
 * A host profile as data. `profileOf` makes one from its name and the trigger path that was found
 * on the host.
 */
export interface HostProfile {
  readonly name: ProfileName;
  /** The path where this host's xapi looks for the trigger. */
  readonly triggerPath: '/tmp/network-reset' | '/var/tmp/network-reset';
  /** A host of an embedded pool: its network is the loopback interface. */
  readonly onLoopback?: true;
}

/**
 * Host paths (without --root) of files that more than one room knows. The trigger's path is in the
 * profile.
 */
export const hostPaths = {
  inventory: '/etc/xensource-inventory',
  management: '/etc/firstboot.d/data/management.conf',
  poolConf: '/etc/xensource/pool.conf',
  networkdDatabase: '/var/lib/xcp/networkd.db',
  /** Where interface-reconfigure of a classic host keeps its configuration over a reboot. */
  networkCache: '/var/lib/xcp/network.dbcache',
  /** What xapi keeps of this host alone, such as whether HA is armed. */
  localDatabase: '/var/lib/xcp/local.db',
  /** Its one word names what switches the network: `bridge` or `openvswitch`. */
  networkBackEnd: '/etc/xensource/network.conf',
  /** The secret by which the hosts of a pool know each other. */
  poolSecret: '/etc/xensource/ptoken',
  /** The script that names the ports of current hosts at boot. */
  renameScript: '/etc/sysconfig/network-scripts/interface-rename.py',
  /** The certificates of all hosts of the pool. A XAPI shows its own to who asks for `pool`. */
  poolCertificates: '/etc/stunnel/xapi-pool-ca-bundle.pem',
  /** This host's own among them, with its key. */
  ownPoolCertificate: '/etc/xensource/xapi-pool-tls.pem',
} as const;

/** Host path of the pool database. The coordinator has it; a supporter has an old copy or none. */
export const poolDatabasePath = '/var/lib/xcp/state.db';

/** In bytes: no database of a real pool is larger. What is larger is not read. */
export const largestPoolDatabase = 64 * 1024 * 1024;

/**
 * The profile of a host. A classic host (design page, 6.0.2) knows /tmp/network-reset only. On the
 * others, xapi looks in /var/tmp since v24.22.0; that path is the default when none was found
 * (null).
 */
export function profileOf(
  name: ProfileName,
  triggerPath: HostProfile['triggerPath'] | null,
): HostProfile {
  return {
    name,
    triggerPath:
      name === 'classic' ? '/tmp/network-reset' : (triggerPath ?? '/var/tmp/network-reset'),
  };
}
