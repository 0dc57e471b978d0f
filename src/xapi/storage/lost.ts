import type { Services } from '../services.js';
import { reaches } from './plug.js';

/**
 * Unplugs the PBDs of a host whose storage it does not reach, because nothing could be attached at
 * its start. That also holds for storage of VMs that count as running: they go on over a reboot of
 * an embedded host. A PBD that an earlier loss has unplugged is not plugged: that is left to the
 * operator.
 */
export async function unplugLost(services: Services, host: string): Promise<void> {
  const { database, log } = services;
  const plugged = database.where('PBD', 'host', host).filter((pbd) => pbd.is('currently_attached'));
  for (const pbd of plugged) {
    const sr = database.find('SR', pbd.get('SR'));
    if (sr === null) continue;
    if ((await reaches(services, host, pbd.map('device_config'))) !== false) continue;
    database.write(() => {
      database.update('PBD', pbd.ref, { currently_attached: 'false' });
    });
    log(`the storage of ${sr.get('name__label')} is not reached`);
  }
}
