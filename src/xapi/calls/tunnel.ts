import { randomBytes } from 'node:crypto';
import type { ApiError } from '../../xenapi/index.js';
import { checkManaged, usesOpenvswitch } from '../dispatch/checks.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError, done, failed, handleInvalid } from '../errors.js';
import { action, param, type Method } from '../dispatch/method.js';
import { attach } from '../networking/attach.js';
import { freeDevice } from '../networking/free-device.js';
import {
  checkFreeNetwork,
  checkNoSriov,
  checkNotBonded,
  checkNotTunnel,
  checkConfigured,
} from '../networking/join-checks.js';
import { isOnSriov, kindOf } from '../networking/kind.js';
import { checkMayUnplug } from '../networking/unplug.js';
import { onObject } from '../dispatch/on-object.js';
import { ref } from '../schema/field.js';
import { tunnelProtocol } from '../schema/networking.js';

function checkTransport(database: Database, transport: Row): ApiError | null {
  const { kind } = kindOf(database, transport);
  return (
    checkManaged(transport) ??
    checkNotBonded(database, transport, 'CANNOT_ADD_TUNNEL_TO_BOND_SLAVE') ??
    checkNotTunnel(database, transport) ??
    (kind === 'sriov' ? apiError('CANNOT_ADD_TUNNEL_TO_SRIOV_LOGICAL', transport.ref) : null) ??
    (isOnSriov(database, transport)
      ? apiError('CANNOT_ADD_TUNNEL_TO_VLAN_ON_SRIOV_LOGICAL', transport.ref)
      : null)
  );
}

function checkOpenvswitch(database: Database): ApiError | null {
  return usesOpenvswitch(database) ? null : apiError('OPENVSWITCH_NOT_ACTIVE');
}

/** A random unicast MAC address with the locally administered bit set. */
function randomMac(): string {
  const bytes = randomBytes(6);
  bytes.writeUInt8((bytes.readUInt8(0) & 0xfc) | 0x02, 0);
  return bytes.toString('hex').replace(/(..)(?=.)/g, '$1:');
}

/** tunnel.create and tunnel.destroy. */
export const tunnelMethods: readonly Method[] = [
  action(
    'tunnel.create',
    [
      param('transport_PIF', ref('PIF')),
      param('network', ref('network')),
      param('protocol', tunnelProtocol, 'gre'),
    ],
    onObject('PIF', 'transport_PIF', async ({ services }, transport, args) => {
      const { database } = services;
      const network = database.find('network', args.text('network'));
      if (network === null) return failed(handleInvalid('network', args.text('network')));
      const host = transport.get('host');
      const error =
        checkFreeNetwork(database, network, host) ??
        checkTransport(database, transport) ??
        checkNoSriov(database, network, 'NETWORK_INCOMPATIBLE_WITH_TUNNEL') ??
        checkOpenvswitch(database) ??
        checkConfigured(transport);
      if (error !== null) return failed(error);
      const made = database.write(() => {
        const device = freeDevice(database, host, 'tunnel');
        const access = database.create('PIF', {
          device,
          device_name: device,
          network: network.ref,
          host,
          MAC: randomMac(),
          MTU: '-1',
          metrics: transport.get('metrics'),
          primary_address_type: transport.get('primary_address_type'),
        });
        return {
          access,
          tunnel: database.create('tunnel', {
            access_PIF: access,
            transport_PIF: transport.ref,
            protocol: args.text('protocol'),
          }),
        };
      });
      if (!transport.is('currently_attached')) await attach(services, transport.ref);
      await attach(services, made.access);
      return done(made.tunnel);
    }),
  ),
  action(
    'tunnel.destroy',
    [param('self', ref('tunnel'))],
    onObject('tunnel', 'self', async ({ services }, tunnel) => {
      const { database } = services;
      const access = database.find('PIF', tunnel.get('access_PIF'));
      const error = access === null ? null : await checkMayUnplug(services, access);
      if (error !== null) return failed(error);
      return database.transaction(() => {
        for (const row of [tunnel, access]) if (row !== null) database.remove(row.table, row.ref);
        return done();
      });
    }),
  ),
];
