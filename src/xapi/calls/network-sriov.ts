import type { ApiError } from '../../xenapi/index.js';
import { checkManaged } from '../dispatch/checks.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError, done, failed, handleInvalid } from '../errors.js';
import { action, param, query, type Method } from '../dispatch/method.js';
import { attach } from '../networking/attach.js';
import { alikeCards, checkFreeNetwork } from '../networking/join-checks.js';
import { kindOf } from '../networking/kind.js';
import { checkMayUnplug } from '../networking/unplug.js';
import { onObject } from '../dispatch/on-object.js';
import { ref } from '../schema/field.js';

/** An SR-IOV network takes only SR-IOV PIFs whose cards are of the same kind. */
function checkNetwork(database: Database, pif: Row, network: Row): ApiError | null {
  for (const other of database.where('PIF', 'network', network.ref)) {
    const kind = kindOf(database, other);
    if (kind.kind !== 'sriov') return apiError('NETWORK_INCOMPATIBLE_WITH_SRIOV', network.ref);
    if (!alikeCards(database, kind.row.get('physical_PIF'), pif.ref))
      return apiError('NETWORK_HAS_INCOMPATIBLE_SRIOV_PIFS', pif.ref, network.ref);
  }
  return null;
}

function checkCard(database: Database, pif: Row): ApiError | null {
  if (kindOf(database, pif).kind !== 'physical') return apiError('PIF_IS_NOT_PHYSICAL', pif.ref);
  if (database.refsWhere('network_sriov', 'physical_PIF', pif.ref).length > 0)
    return apiError('NETWORK_SRIOV_ALREADY_ENABLED', pif.ref);
  return pif.set('capabilities').includes('sriov')
    ? null
    : apiError('PIF_IS_NOT_SRIOV_CAPABLE', pif.ref);
}

/** Counts the card's virtual functions that no VM uses, as the pool database lists them. */
function freeFunctions(database: Database, sriov: Row): number {
  const card = database.find('PIF', sriov.get('physical_PIF'))?.link('PCI') ?? null;
  if (card === null) return 0;
  return database
    .all('PCI')
    .filter((pci) => pci.get('physical_function') === card && pci.set('attached_VMs').length === 0)
    .length;
}

/** network_sriov.*: these calls change records only. They touch no card. */
export const networkSriovMethods: readonly Method[] = [
  action(
    'network_sriov.create',
    [param('pif', ref('PIF')), param('network', ref('network'))],
    onObject('PIF', 'pif', async ({ services }, pif, args) => {
      const { database } = services;
      const network = database.find('network', args.text('network'));
      if (network === null) return failed(handleInvalid('network', args.text('network')));
      const error =
        checkFreeNetwork(database, network, pif.get('host')) ??
        checkManaged(pif) ??
        checkCard(database, pif) ??
        checkNetwork(database, pif, network);
      if (error !== null) return failed(error);
      const made = database.write(() => {
        const logical = database.create('PIF', {
          device: pif.get('device'),
          device_name: pif.get('device'),
          network: network.ref,
          host: pif.get('host'),
          MAC: 'fe:ff:ff:ff:ff:ff',
          MTU: pif.get('MTU'),
          metrics: pif.get('metrics'),
          primary_address_type: pif.get('primary_address_type'),
        });
        return {
          logical,
          sriov: database.create('network_sriov', { physical_PIF: pif.ref, logical_PIF: logical }),
        };
      });
      if (!pif.is('currently_attached')) await attach(services, pif.ref);
      await attach(services, made.logical);
      return done(made.sriov);
    }),
  ),
  query(
    'network_sriov.get_remaining_capacity',
    [param('self', ref('network_sriov'))],
    onObject('network_sriov', 'self', ({ services: { database } }, sriov) =>
      done(freeFunctions(database, sriov)),
    ),
  ),
  action(
    'network_sriov.destroy',
    [param('self', ref('network_sriov'))],
    onObject('network_sriov', 'self', async ({ services }, sriov) => {
      const { database } = services;
      const logical = database.find('PIF', sriov.get('logical_PIF'));
      const error = logical === null ? null : await checkMayUnplug(services, logical);
      if (error !== null) return failed(error);
      return database.transaction(() => {
        for (const row of [sriov, logical]) if (row !== null) database.remove(row.table, row.ref);
        return done();
      });
    }),
  ),
];
