import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError, done, failed } from '../errors.js';
import { action, param, query, type Method } from '../dispatch/method.js';
import { onObject } from '../dispatch/on-object.js';
import { int, ref } from '../schema/field.js';
import type { ApiError } from '../../xenapi/index.js';
import { guestsOf, possibleHosts } from '../vms/host-checks.js';
import { checkOperation, moveTo } from '../vms/lifecycle.js';

/** The host that a VM can move to, or the error when it cannot leave. */
function destination(database: Database, vm: Row, host: Row): Row | ApiError {
  const error = checkOperation(vm, 'pool_migrate', ['Running']);
  if (error !== null) return error;
  return (
    possibleHosts(database, vm).find((other) => other.ref !== host.ref) ??
    apiError('NO_HOSTS_AVAILABLE')
  );
}

const isError = (found: Row | ApiError): found is ApiError => 'code' in found;

/** The error for each VM that cannot leave the host, by the VM's reference. */
function prevented(database: Database, host: Row): ReadonlyMap<string, ApiError> {
  return new Map(
    guestsOf(database, host).flatMap((vm) => {
      const found = destination(database, vm, host);
      return isError(found) ? [[vm.ref, found] as const] : [];
    }),
  );
}

/** Calls that move a host's VMs to other hosts, or tell which VMs cannot move. */
export const hostEvacuateMethods: readonly Method[] = [
  query(
    'host.get_vms_which_prevent_evacuation',
    [param('self', ref('host'))],
    onObject('host', 'self', ({ services: { database } }, host) =>
      done(
        Object.fromEntries(
          [...prevented(database, host)].map(([vm, { code, params }]) => [vm, [code, ...params]]),
        ),
      ),
    ),
  ),
  query(
    'host.assert_can_evacuate',
    [param('host', ref('host'))],
    onObject('host', 'host', ({ services: { database } }, host) => {
      const [first] = [...prevented(database, host)];
      return first === undefined
        ? done()
        : failed(apiError('CANNOT_EVACUATE_HOST', `${first[1].code},${first[0]}`));
    }),
  ),
  action(
    'host.evacuate',
    [
      param('host', ref('host')),
      param('network', ref('network'), 'OpaqueRef:NULL'),
      param('evacuate_batch_size', int, 0),
    ],
    onObject('host', 'host', ({ services: { database } }, host) => {
      const [first] = [...prevented(database, host)];
      if (first !== undefined)
        return failed(apiError('CANNOT_EVACUATE_HOST', `${first[1].code},${first[0]}`));
      return database.transaction(() => {
        for (const vm of guestsOf(database, host)) {
          const found = destination(database, vm, host);
          if (!isError(found)) moveTo(database, vm, found.ref);
        }
        return done();
      });
    }),
  ),
];
