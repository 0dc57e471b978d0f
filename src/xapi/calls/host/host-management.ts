import type { ApiError, CallResult } from '../../../xenapi/index.js';
import { bondOf, checkHaOff } from '../../dispatch/checks.js';
import type { Row } from '../../database/row.js';
import { apiError, done, failed, internalError } from '../../errors.js';
import { type Call, type Method, action, param, query } from '../../dispatch/method.js';
import { attach, takeOver } from '../../networking/attach.js';
import {
  managementPif,
  refreshHostAddress,
  updateManagementFlags,
} from '../../networking/management.js';
import { addressTypeOf, ipv4ModeOf, ipv6ModeOf } from '../../networking/modes.js';
import { onObject } from '../../dispatch/on-object.js';
import { ref } from '../../schema/field.js';

function checkCanManage({ services: { database } }: Call, pif: Row): ApiError | null {
  const ha = checkHaOff(database);
  // Somebody else configures an unmanaged PIF, so only they know whether it has an address.
  if (ha !== null || !pif.is('managed')) return ha;
  if (bondOf(database, pif) !== null) return apiError('CANNOT_PLUG_BOND_SLAVE', pif.ref);
  if (addressTypeOf(pif) === 'IPv6') {
    return ipv6ModeOf(pif) === 'none'
      ? apiError('PIF_HAS_NO_V6_NETWORK_CONFIGURATION', pif.ref)
      : null;
  }
  return ipv4ModeOf(pif) === 'none' ? apiError('PIF_HAS_NO_NETWORK_CONFIGURATION', pif.ref) : null;
}

/**
 * Makes the PIF its host's management interface. It writes the inventory durably first, then sets
 * the flags, the address and the link.
 */
export async function moveManagement(call: Call, pif: Row, bridge: string): Promise<CallResult> {
  const { services } = call;
  const { database } = services;
  const host = pif.get('host');
  const agent = services.agentOf(host);
  if (agent !== null) {
    const written = await agent.setManagement(bridge, addressTypeOf(pif));
    if (!written.ok) return failed(internalError(written.error));
    if (!written.value)
      services.log(
        'host.management_reconfigure: this host has no inventory, so the choice is kept in ' +
          'the pool database alone',
      );
  }
  if (!pif.is('currently_attached')) await attach(services, pif.ref);
  const moved = database.transaction(() => {
    updateManagementFlags(database, host, bridge);
    refreshHostAddress(database, host);
    return done();
  });
  // The default route and the name servers follow.
  if (moved.ok) await takeOver(services, pif.ref);
  return moved;
}

/** Calls that choose, disable or read the management interface of a host. */
export const hostManagementMethods: readonly Method[] = [
  action(
    'host.management_reconfigure',
    [param('pif', ref('PIF'))],
    onObject('PIF', 'pif', async (call, pif) => {
      const { database } = call.services;
      const bridge = database.find('network', pif.get('network'))?.get('bridge') ?? '';
      const error =
        checkCanManage(call, pif) ??
        (bridge === ''
          ? internalError(
              `the network of ${pif.get('device')} has no bridge, so it cannot carry management`,
            )
          : null);
      if (error !== null) return failed(error);
      const moved = pif.is('management') ? done() : await moveManagement(call, pif, bridge);
      // This is the last step of a reset. After this answer the client may delete the trigger, so
      // the whole change must survive a power cut from here on.
      const unsaved = moved.ok ? await call.services.flush() : null;
      return unsaved === null ? moved : failed(internalError(unsaved));
    }),
  ),
  action('host.management_disable', [], async (call) => {
    const { services } = call;
    if (services.membership.coordinatorElsewhere() !== null)
      return failed(apiError('SLAVE_REQUIRES_MANAGEMENT_INTERFACE'));
    const host = services.thisHost();
    const error = checkHaOff(services.database);
    if (error !== null || host === null)
      return failed(error ?? internalError('this pool has no hosts'));
    const choice = await services.inventory.management();
    const written = choice.ok
      ? await services.inventory.setManagement('', choice.value.addressType)
      : choice;
    if (!written.ok) return failed(internalError(written.error));
    return services.database.transaction(() => {
      updateManagementFlags(services.database, host, '');
      return done();
    });
  }),
  {
    ...query(
      'host.get_management_interface',
      [param('host', ref('host'))],
      onObject('host', 'host', ({ services: { database } }, host) => {
        const pif = managementPif(database, host.ref);
        return pif === null
          ? failed(internalError(`${host.get('name__label')} has no management interface`))
          : done(pif.ref);
      }),
    ),
    hasAsync: true,
  },
];
