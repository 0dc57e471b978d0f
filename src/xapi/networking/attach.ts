import type { Row } from '../database/row.js';
import { done } from '../errors.js';
import type { Services } from '../services.js';
import type { InterfaceToBringUp, Lease } from './bring-up.js';
import { mergeDns } from './dns.js';
import { refreshHostAddress } from './management.js';

const modes: ReadonlyMap<string, InterfaceToBringUp['mode']> = new Map([['DHCP', 'DHCP'], ['Static', 'Static']]);

/** Brings a PIF up as its record says now; the lease when DHCP gave one. */
function bringUp(services: Services, pif: Row): Promise<Lease | null> {
  const vlan = Number(pif.get('VLAN'));
  return services.bringUp.up({
    uuid: pif.get('uuid'), device: pif.get('device'), mac: pif.get('MAC'), vlan: vlan >= 0 ? vlan : null,
    bridge: services.database.find('network', pif.get('network'))?.get('bridge') ?? '', mode: modes.get(pif.get('ip_configuration_mode')) ?? 'None',
    ip: pif.get('IP'), netmask: pif.get('netmask'), gateway: pif.get('gateway'), dns: pif.get('DNS'),
  });
}

/**
 * Brings the PIF up (again) and marks it attached. With DHCP its addresses are those of the lease; without a lease they are "", as xapi
 * has them until one comes. host.address follows when it is the management PIF.
 * Another host's PIF is that host's to bring up: here it is only marked, and its addresses stay.
 */
export async function attach(services: Services, ref: string): Promise<void> {
  const pif = services.database.find('PIF', ref);
  if (pif === null) return;
  const own = pif.get('host') === services.thisHost();
  const lease = own ? await bringUp(services, pif) : null;
  const dhcp = own && pif.get('ip_configuration_mode') === 'DHCP';
  const { dns, ip, netmask, gateway } = lease ?? { ip: '', netmask: '', gateway: '', dns: '' };
  const addresses = dhcp ? { IP: ip, netmask, gateway, DNS: mergeDns(dns, pif.get('DNS'), 'IPv4') } : {};
  services.database.transaction(() => {
    services.database.update('PIF', ref, { currently_attached: 'true', ...addresses });
    if (pif.is('management')) refreshHostAddress(services.database, pif.get('host'));
    return done();
  });
}
