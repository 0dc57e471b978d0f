import type { Database } from '../database/database.js';

/**
 * Repairs the host's cluster memberships whose PIF a reset has removed. Each gets the host's PIF
 * that is now on the same network (section C, case 14). Otherwise xapi would forget the membership
 * within half a minute, while corosync stays configured. Runs inside a transaction.
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
