import { usualMtu, printSet, type GivenAddresses } from '../../model/index.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import type { Services } from '../services.js';
import type { InterfaceToBringUp } from './bring-up.js';
import { givenDns } from './dns.js';
import { interfacesInUse } from './in-use.js';
import { kindOf } from './kind.js';
import { refreshHostAddress } from './management.js';
import { ipv4ModeOf, ipv6ModeOf } from './modes.js';

const orNone = <Mode extends string>(mode: Mode | 'unknown'): Mode | 'none' =>
  mode === 'unknown' ? 'none' : mode;

/** The MTU of a PIF: its own in other_config, else that of its network. */
function mtuOf(database: Database, pif: Row): number {
  const network = database.find('network', pif.get('network'));
  const own = Number(pif.map('other_config').get('mtu') ?? '');
  const mtu = Number.isInteger(own) && own > 0 ? own : Number(network?.get('MTU') ?? '');
  return Number.isInteger(mtu) && mtu > 0 ? mtu : usualMtu;
}

/** A PIF in the form that its host's network daemon takes. */
function interfaceOf({ database }: Services, pif: Row): InterfaceToBringUp {
  const vlan = Number(pif.get('VLAN'));
  const kind = kindOf(database, pif);
  const network = database.find('network', pif.get('network'));
  const inUse = interfacesInUse(database, pif.get('host'));
  const below = kind.kind === 'VLAN' ? database.find('PIF', kind.row.get('tagged_PIF')) : null;
  const members =
    kind.kind === 'bond'
      ? database.where('PIF', 'bond_slave_of', kind.row.ref).map((member) => member.get('device'))
      : [];
  return {
    uuid: pif.get('uuid'),
    device: pif.get('device'),
    mac: pif.get('MAC'),
    vlan: vlan >= 0 ? vlan : null,
    bridge: network?.get('bridge') ?? '',
    members,
    bondMode: kind.kind === 'bond' ? kind.row.get('mode') : '',
    mtu: mtuOf(database, pif),
    ...(below === null ? {} : { mtuBelow: mtuOf(database, below) }),
    mode: orNone(ipv4ModeOf(pif)),
    ip: pif.get('IP'),
    netmask: pif.get('netmask'),
    gateway: pif.get('gateway'),
    dns: pif.get('DNS'),
    ipv6: {
      mode: orNone(ipv6ModeOf(pif)),
      address: pif.set('IPv6')[0] ?? '',
      gateway: pif.get('ipv6_gateway'),
    },
    ...(inUse === null ? {} : { inUse }),
  };
}

/**
 * The families in which the PIF gets its addresses from the network (DHCP or autoconfiguration).
 */
function asked(pif: Row): { readonly ipv4: boolean; readonly ipv6: boolean } {
  return {
    ipv4: ipv4ModeOf(pif) === 'dhcp',
    ipv6: ['dhcp', 'autoconf'].includes(ipv6ModeOf(pif)),
  };
}

/**
 * A PIF's columns after the network was asked for addresses. A family without an answer gets "", as
 * in xapi until an answer comes.
 */
function addressColumns(pif: Row, given: GivenAddresses): Record<string, string> {
  const { ipv4, ipv6 } = asked(pif);
  const v4 = given.ipv4 ?? { address: '', netmask: '', gateway: '', dns: [] };
  const v6 = given.ipv6 ?? { address: '', gateway: '', dns: [] };
  return {
    ...(ipv4 ? { IP: v4.address, netmask: v4.netmask, gateway: v4.gateway } : {}),
    ...(ipv6
      ? { IPv6: printSet(v6.address === '' ? [] : [v6.address]), ipv6_gateway: v6.gateway }
      : {}),
    ...(ipv4 || ipv6
      ? {
          DNS: givenDns(pif.get('DNS'), {
            ...(ipv4 ? { ipv4: v4.dns } : {}),
            ...(ipv6 ? { ipv6: v6.dns } : {}),
          }),
        }
      : {}),
  };
}

/**
 * Brings the PIF up (again) and marks it attached. With DHCP or IPv6 autoconfiguration it takes the
 * addresses that the network gave. host.address follows when it is the management PIF. When its
 * host cannot be asked, the PIF is only marked and keeps its addresses.
 */
export async function attach(services: Services, ref: string): Promise<void> {
  const { database } = services;
  const pif = database.find('PIF', ref);
  if (pif === null) return;
  const agent = services.agentOf(pif.get('host'));
  const given = (await agent?.up(interfaceOf(services, pif))) ?? null;
  const addresses = given === null ? {} : addressColumns(pif, given);
  database.write(() => {
    database.update('PIF', ref, { currently_attached: 'true', ...addresses });
    if (pif.is('management')) refreshHostAddress(database, pif.get('host'));
  });
}

/**
 * Gives the PIF the addresses that the network answered with. When a family it asked for has no
 * answer, its record stays as it is.
 */
function takeGiven({ database }: Services, pif: Row, given: GivenAddresses | null): void {
  if (given === null) return;
  const { ipv4, ipv6 } = asked(pif);
  if ((ipv4 && given.ipv4 === null) || (ipv6 && given.ipv6 === null)) return;
  database.write(() => {
    database.update('PIF', pif.ref, addressColumns(pif, given));
    if (pif.is('management')) refreshHostAddress(database, pif.get('host'));
  });
}

/**
 * Does what xapi's dbsync does at a start of a host. The PIFs that are up take the addresses that
 * the network has given them since. Without an answer the record stays, because the network daemon
 * may not know the interface yet.
 */
export async function takeLeases(services: Services, host: string): Promise<void> {
  const agent = services.agentOf(host);
  const up = services.database
    .where('PIF', 'host', host)
    .filter((pif) => pif.is('currently_attached'));
  for (const pif of up) {
    const { ipv4, ipv6 } = asked(pif);
    if (ipv4 || ipv6)
      takeGiven(services, pif, (await agent?.given(interfaceOf(services, pif))) ?? null);
  }
}

/**
 * Brings up a PIF that has taken over another's configuration (a bond its members', or back). It
 * keeps the lease it has until there is a new one.
 */
export async function takeOver(services: Services, ref: string): Promise<void> {
  const pif = services.database.find('PIF', ref);
  if (pif?.is('currently_attached') !== true) return;
  const agent = services.agentOf(pif.get('host'));
  takeGiven(services, pif, (await agent?.up(interfaceOf(services, pif))) ?? null);
}

/** Takes down a PIF that is up. The caller updates its record. */
export async function takeDown(services: Services, pif: Row): Promise<void> {
  if (pif.is('currently_attached') && pif.is('managed'))
    await services.agentOf(pif.get('host'))?.down(interfaceOf(services, pif));
}
