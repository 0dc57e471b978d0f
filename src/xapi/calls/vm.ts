import { err, ok, type Result, type VmState } from '../../model/index.js';
import type { ApiError, CallResult } from '../../xenapi/index.js';
import type { Row } from '../database/row.js';
import { apiError, done, failed, handleInvalid } from '../errors.js';
import type { Args } from '../dispatch/args.js';
import { action, param, query, type Call, type Method, type Param } from '../dispatch/method.js';
import { onObject } from '../dispatch/on-object.js';
import { bool, ref, textMap } from '../schema/field.js';
import { freeDisks } from '../vms/disk-devices.js';
import { checkCanBootHere, possibleHosts } from '../vms/host-checks.js';
import {
  checkOperation,
  halt,
  moveTo,
  restart,
  runOn,
  suspendSr,
  suspendTo,
} from '../vms/lifecycle.js';

const self = param('vm', ref('VM'));
const onVm = (body: (call: Call, vm: Row, args: Args) => CallResult): Method['run'] =>
  onObject('VM', 'vm', body);

/** A change of power state that needs only the right state before it. */
function changePowerState(
  operation: string,
  expected: readonly VmState[],
  change: (call: Call, vm: Row) => void,
): Method {
  return action(
    `VM.${operation}`,
    [self],
    onVm((call, vm) => {
      const error = checkOperation(vm, operation, expected);
      if (error !== null) return failed(error);
      return call.services.database.transaction(() => {
        change(call, vm);
        return done();
      });
    }),
  );
}

/** The host that the call names, or else the first host that can take the VM. */
function chosenHost(
  { services: { database } }: Call,
  vm: Row,
  wanted: string | null,
): Result<string, ApiError> {
  if (wanted === null) {
    const host = possibleHosts(database, vm)[0];
    return host === undefined ? err(apiError('NO_HOSTS_AVAILABLE')) : ok(host.ref);
  }
  const host = database.find('host', wanted);
  if (host === null) return err(handleInvalid('host', wanted));
  const error = checkCanBootHere(database, vm, host);
  return error === null ? ok(host.ref) : err(error);
}

/** VM.start and VM.resume. `named` makes the `_on` form, whose caller names the host. */
function begin(
  operation: 'start' | 'resume',
  before: VmState,
  named: boolean,
  more: readonly Param[],
): Method {
  const params = named ? [self, param('host', ref('host')), ...more] : [self, ...more];
  const name = named ? `${operation}_on` : operation;
  return action(
    `VM.${name}`,
    params,
    onVm((call, vm, args) => {
      const error = checkOperation(vm, name, [before]);
      if (error !== null) return failed(error);
      const host = chosenHost(call, vm, named ? args.text('host') : null);
      if (!host.ok) return host;
      const { database, now } = call.services;
      return database.transaction(() => {
        const paused = args.is('start_paused');
        runOn(database, vm, { host: host.value, paused, now: now() });
        return done();
      });
    }),
  );
}

function migrate(call: Call, vm: Row, args: Args): CallResult {
  const error = checkOperation(vm, 'pool_migrate', ['Running']);
  if (error !== null) return failed(error);
  const host = chosenHost(call, vm, args.text('host'));
  if (!host.ok) return host;
  return call.services.database.transaction(() => {
    moveTo(call.services.database, vm, host.value);
    return done();
  });
}

function suspend({ services: { database } }: Call, vm: Row): CallResult {
  const error = checkOperation(vm, 'suspend', ['Running']);
  if (error !== null) return failed(error);
  const sr = suspendSr(database, vm);
  if (sr === null) return failed(apiError('VM_NO_SUSPEND_SR', vm.ref));
  return database.transaction(() => {
    suspendTo(database, vm, sr);
    return done();
  });
}

const flags = [param('start_paused', bool), param('force', bool)];
const halted = ({ services: { database } }: Call, vm: Row): void => {
  halt(database, vm);
};
const restarted = ({ services: { database, now } }: Call, vm: Row): void => {
  restart(database, vm, now());
};

/**
 * Calls that change the power state of a VM. They change records only, because no domain runs here.
 */
export const vmMethods: readonly Method[] = [
  changePowerState('clean_shutdown', ['Running'], halted),
  changePowerState('hard_shutdown', ['Running', 'Paused', 'Suspended'], halted),
  changePowerState('clean_reboot', ['Running'], restarted),
  changePowerState('hard_reboot', ['Running', 'Paused'], restarted),
  begin('start', 'Halted', false, flags),
  begin('start', 'Halted', true, flags),
  begin('resume', 'Suspended', false, flags),
  begin('resume', 'Suspended', true, flags),
  action('VM.suspend', [self], onVm(suspend)),
  action(
    'VM.pool_migrate',
    [self, param('host', ref('host')), param('options', textMap)],
    onVm(migrate),
  ),
  query(
    'VM.get_possible_hosts',
    [self],
    onVm(({ services: { database } }, vm) =>
      done(possibleHosts(database, vm).map((host) => host.ref)),
    ),
  ),
  query(
    'VM.get_allowed_VBD_devices',
    [self],
    onVm(({ services: { database } }, vm) => done(freeDisks(database, vm).map(String))),
  ),
  query(
    'VM.assert_can_boot_here',
    [param('self', ref('VM')), param('host', ref('host'))],
    onObject('VM', 'self', ({ services: { database } }, vm, args) => {
      const host = database.find('host', args.text('host'));
      if (host === null) return failed(handleInvalid('host', args.text('host')));
      const error = checkCanBootHere(database, vm, host);
      return error === null ? done() : failed(error);
    }),
  ),
];
