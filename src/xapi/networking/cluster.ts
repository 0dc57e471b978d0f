import type { Database } from '../database/database.js';

/**
 * Points the host's cluster memberships whose PIF a reset has taken to the PIF that is on the same
 * network now (section C, case 14); otherwise xapi would forget them within half a minute while
 * corosync stays configured. Inside a transaction.
 */
export function repointClusterHosts(
  database: Database,
  host: string,
  former: ReadonlyMap<string, string>,
): void {
  for (const member of database.where('Cluster_host', 'host', host)) {
    const [network = ''] = database.refsWhere(
      'network',
      'uuid',
      former.get(member.get('uuid')) ?? '',
    );
    const pif = database.where('PIF', 'network', network).find((each) => each.get('host') === host);
    if (pif !== undefined && database.find('PIF', member.get('PIF')) === null)
      database.update('Cluster_host', member.ref, { PIF: pif.ref });
  }
}
