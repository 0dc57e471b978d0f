import type { InterfacesInUse } from '../../model/index.js';
import type { Database } from '../database/database.js';
import { ipv4ModeOf } from './modes.js';

/**
 * The bridges whose gateway and name servers a host is to use. As in xapi, a PIF whose other_config
 * says `true` under `defaultroute` or `peerdns` comes first, then the management interface, then
 * any other. Only PIFs with an IPv4 configuration count. null: the host has none.
 */
export function interfacesInUse(database: Database, host: string): InterfacesInUse | null {
  const pifs = database.where('PIF', 'host', host).filter((pif) => ipv4ModeOf(pif) !== 'none');
  const others = pifs.find((pif) => pif.is('management')) ?? pifs[0];
  const bridgeOf = (key: 'defaultroute' | 'peerdns'): string => {
    const pif = pifs.find((one) => one.map('other_config').get(key) === 'true') ?? others;
    return database.find('network', pif?.get('network') ?? '')?.get('bridge') ?? '';
  };
  return pifs.length === 0 ? null : { gateway: bridgeOf('defaultroute'), dns: bridgeOf('peerdns') };
}
