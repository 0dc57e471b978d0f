import { isMac } from '../../../model/index.js';
import type { ApiError } from '../../../xenapi/index.js';
import {
  bondOf,
  checkMayDisturb,
  checkNotClustered,
  checkNotManagement,
} from '../../dispatch/checks.js';
import type { Database } from '../../database/database.js';
import type { Row } from '../../database/row.js';
import { apiError, done, failed } from '../../errors.js';
import { action, param, type Method } from '../../dispatch/method.js';
import { takeDown } from '../../networking/attach.js';
import { kindOf } from '../../networking/kind.js';
import { updateManagementFlags } from '../../networking/management.js';
import { introduceNic } from '../../networking/scan.js';
import { onPif } from '../../dispatch/on-object.js';
import { bool, ref, text } from '../../schema/field.js';
import { scanContext } from './pif-scan.js';

function checkNothingOnTop(database: Database, pif: Row): ApiError | null {
  const kind = kindOf(database, pif).kind;
  const carries = (table: string, column: string) =>
    database.refsWhere(table, column, pif.ref).length > 0;
  if (bondOf(database, pif) !== null || kind === 'bond')
    return apiError('PIF_ALREADY_BONDED', pif.ref);
  if (kind === 'VLAN' || carries('VLAN', 'tagged_PIF'))
    return apiError('PIF_VLAN_STILL_EXISTS', pif.ref);
  if (kind === 'tunnel' || carries('tunnel', 'transport_PIF'))
    return apiError('PIF_TUNNEL_STILL_EXISTS', pif.ref);
  return null;
}

function checkNoSriov(database: Database, pif: Row): ApiError | null {
  if (kindOf(database, pif).kind === 'sriov')
    return apiError('CANNOT_FORGET_SRIOV_LOGICAL', pif.ref);
  return database.refsWhere('network_sriov', 'physical_PIF', pif.ref).length > 0
    ? apiError('PIF_SRIOV_STILL_EXISTS', pif.ref)
    : null;
}

/** Calls that add the PIF of one NIC to the database, or remove it. */
export const pifIntroduceMethods: readonly Method[] = [
  action(
    'PIF.introduce',
    [
      param('host', ref('host')),
      param('MAC', text),
      param('device', text),
      param('managed', bool, true),
    ],
    async (call, args) => {
      const { database } = call.services;
      const context = await scanContext(call, args.text('host'));
      if (!context.ok) return failed(context.error);
      const device = args.text('device');
      const present = context.value.nics.find((each) => each.device === device && each.physical);
      // When the caller gives no MAC address, the device's own counts. A missing device has none.
      const mac = args.text('MAC') === '' ? (present?.mac ?? '') : args.text('MAC').toLowerCase();
      if (!isMac(mac)) return failed(apiError('MAC_INVALID', mac));
      const taken = database
        .where('PIF', 'host', args.text('host'))
        .some((pif) => pif.is('physical') && pif.get('device') === device);
      if (taken) return failed(apiError('DUPLICATE_PIF_DEVICE_NAME', device));
      if (present?.mac !== mac)
        return failed(
          apiError(
            'COULD_NOT_FIND_NETWORK_INTERFACE_WITH_SPECIFIED_DEVICE_NAME_AND_MAC_ADDRESS',
            device,
            mac,
          ),
        );
      const nic = present;
      return done(
        database.write(() => {
          const pif = introduceNic(database, nic, context.value, args.is('managed'), false);
          updateManagementFlags(database, context.value.host, context.value.management.bridge);
          return pif;
        }),
      );
    },
  ),
  action(
    'PIF.forget',
    [param('self', ref('PIF'))],
    onPif(async ({ services }, pif) => {
      const { database } = services;
      const error =
        checkNotManagement(pif) ??
        checkNothingOnTop(database, pif) ??
        checkMayDisturb(database, pif) ??
        checkNoSriov(database, pif) ??
        checkNotClustered(database, pif);
      if (error !== null) return failed(error);
      await takeDown(services, pif);
      return database.transaction(() => {
        database.remove('PIF', pif.ref);
        const metrics = pif.get('metrics');
        if (database.refsWhere('PIF', 'metrics', metrics).length === 0)
          database.remove('PIF_metrics', metrics);
        return done();
      });
    }),
  ),
];
