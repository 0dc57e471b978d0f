import type { GivenAddresses } from '../../model/index.js';
import type { Row } from '../database/row.js';
import { printSet } from '../../model/index.js';
import { done } from '../errors.js';
import type { Services } from '../services.js';
import type { InterfaceToBringUp } from './bring-up.js';
import { givenDns } from './dns.js';
import { kindOf } from './kind.js';
import { refreshHostAddress } from './management.js';

const modes: ReadonlyMap<string, InterfaceToBringUp['mode']> = new Map([
  ['DHCP', 'DHCP'],
  ['Static', 'Static'],
]);
const ipv6Modes: ReadonlyMap<string, InterfaceToBringUp['ipv6']['mode']> = new Map([
  ['DHCP', 'DHCP'],
  ['Static', 'Static'],
  ['Autoconf', 'Autoconf'],
]);

/** A PIF as its host's network daemon is told of it. */
function interfaceOf({ database }: Services, pif: Row): InterfaceToBringUp {
  const vlan = Number(pif.get('VLAN'));
  const kind = kindOf(database, pif);
  const members =
    kind.kind === 'bond'
      ? database.where('PIF', 'bond_slave_of', kind.row.ref).map((member) => member.get('device'))
      : [];
  return {
    uuid: pif.get('uuid'),
    device: pif.get('device'),
    mac: pif.get('MAC'),
    vlan: vlan >= 0 ? vlan : null,
    bridge: database.find('network', pif.get('network'))?.get('bridge') ?? '',
    members,
    mode: modes.get(pif.get('ip_configuration_mode')) ?? 'None',
    ip: pif.get('IP'),
    netmask: pif.get('netmask'),
    gateway: pif.get('gateway'),
    dns: pif.get('DNS'),
    ipv6: {
      mode: ipv6Modes.get(pif.get('ipv6_configuration_mode')) ?? 'None',
      address: pif.set('IPv6')[0] ?? '',
      gateway: pif.get('ipv6_gateway'),
    },
  };
}

/** The families in which the PIF has what the wire gives, and nothing of its own. */
function asked(pif: Row): { readonly ipv4: boolean; readonly ipv6: boolean } {
  return {
    ipv4: pif.get('ip_configuration_mode') === 'DHCP',
    ipv6: ['DHCP', 'Autoconf'].includes(pif.get('ipv6_configuration_mode')),
  };
}

/**
 * A PIF's columns after the wire was asked: its answer, and "" where there was none, as xapi has
 * them until one comes.
 */
function addressColumns(pif: Row, given: GivenAddresses): Record<string, string> {
  const { ipv4, ipv6 } = asked(pif);
  const v4 = given.ipv4 ?? { ip: '', netmask: '', gateway: '', dns: '' };
  const v6 = given.ipv6 ?? { address: '', gateway: '', dns: '' };
  return {
    ...(ipv4 ? { IP: v4.ip, netmask: v4.netmask, gateway: v4.gateway } : {}),
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
 * Brings the PIF up (again) and marks it attached. With DHCP (and IPv6 autoconfiguration) its
 * addresses are those the wire gave. host.address follows when it is the management PIF. The
 * PIF of a host that cannot be asked is only marked, and its addresses stay.
 */
export async function attach(services: Services, ref: string): Promise<void> {
  const { database } = services;
  const pif = database.find('PIF', ref);
  if (pif === null) return;
  const agent = services.agentOf(pif.get('host'));
  const given = (await agent?.up(interfaceOf(services, pif))) ?? null;
  const addresses = given === null ? {} : addressColumns(pif, given);
  database.transaction(() => {
    database.update('PIF', ref, { currently_attached: 'true', ...addresses });
    if (pif.is('management')) refreshHostAddress(database, pif.get('host'));
    return done();
  });
}

/**
 * The PIF takes the addresses it asked the wire for, where every family it asked in was answered;
 * else its record stays.
 */
function takeGiven({ database }: Services, pif: Row, given: GivenAddresses | null): void {
  if (given === null) return;
  const { ipv4, ipv6 } = asked(pif);
  if ((ipv4 && given.ipv4 === null) || (ipv6 && given.ipv6 === null)) return;
  database.transaction(() => {
    database.update('PIF', pif.ref, addressColumns(pif, given));
    if (pif.is('management')) refreshHostAddress(database, pif.get('host'));
    return done();
  });
}

/**
 * What xapi's dbsync does at a start of a host: its PIFs that are up take the addresses that the
 * wire has given them since. Where nothing was given the record stays: the network daemon may know
 * the interface not yet.
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
 * Brings a PIF up that has taken another's configuration over (a bond its members', or back): a
 * lease it had stays until there is another.
 */
export async function takeOver(services: Services, ref: string): Promise<void> {
  const pif = services.database.find('PIF', ref);
  if (pif?.is('currently_attached') !== true) return;
  const agent = services.agentOf(pif.get('host'));
  takeGiven(services, pif, (await agent?.up(interfaceOf(services, pif))) ?? null);
}

/** Has a PIF taken down that is up. What its record says is the caller's. */
export async function takeDown(services: Services, pif: Row): Promise<void> {
  if (pif.is('currently_attached') && pif.is('managed'))
    await services.agentOf(pif.get('host'))?.down(interfaceOf(services, pif));
}
