import { isIp, parseHost } from '../../model/index.js';
import type { HostName, Ipv4, Ipv6 } from '../../model/index.js';
import type { ApiError, CallResult } from '../../xenapi/index.js';
import { checkHaOff } from '../dispatch/checks.js';
import { apiError, done, failed, internalError, invalidValue } from '../errors.js';
import type { Call, Method } from '../dispatch/method.js';
import { action, param, query } from '../dispatch/method.js';
import { text } from '../schema/field.js';

/**
 * As the host remembers it for itself, since the pool's word is not to be had in an emergency, and
 * as the pool database has it.
 */
async function checkNotArmed({ services }: Call): Promise<ApiError | null> {
  return (await services.machine.haArmed())
    ? apiError('HA_IS_ENABLED')
    : checkHaOff(services.database);
}

/** Writes pool.conf; what xapi does by starting anew follows at once. */
async function become(call: Call, coordinator: Ipv4 | Ipv6 | HostName | null): Promise<CallResult> {
  const { services } = call;
  const trouble = await services.poolConf.write(coordinator);
  if (trouble !== null) return failed(internalError(trouble));
  services.log(`pool.conf now says ${coordinator === null ? 'master' : `slave:${coordinator}`}`);
  await services.membership.restart();
  return done();
}

async function transitionToMaster(call: Call): Promise<CallResult> {
  const armed = await checkNotArmed(call);
  return armed === null ? become(call, null) : failed(armed);
}

/**
 * The new coordinator's own pool database names it as master; ours stands for it from now on, where
 * it knows that host.
 */
function followCoordinator({ services: { database, thisHost } }: Call, address: string): void {
  const pool = database.all('pool')[0];
  const host = database
    .all('host')
    .find((row) => row.get('address') === address && row.ref !== thisHost());
  if (pool !== undefined && host !== undefined)
    database.write(() => {
      database.update('pool', pool.ref, { master: host.ref });
    });
}

async function resetMaster(call: Call, given: string): Promise<CallResult> {
  const { machine, poolConf } = call.services;
  const named = parseHost(given);
  if (named === null) return failed(invalidValue('master_address', given));
  const armed = await checkNotArmed(call);
  if (armed !== null) return failed(armed);
  const resolved = isIp(named) ? named : await machine.addressOf(named);
  const address = resolved === null ? null : parseHost(resolved);
  if (address === null) return failed(internalError(`no address is known for ${named}`));
  const role = await poolConf.read();
  if (role.role === 'supporter' && role.coordinatorAddress === address) return done();
  const became = await become(call, address);
  if (became.ok) followCoordinator(call, address);
  return became;
}

/** The supporters that can be told; each is another machine, which keeps its own pool.conf. */
async function recoverSlaves({
  services: { database, machine, thisHost },
}: Call): Promise<CallResult> {
  const reached: string[] = [];
  for (const host of database.all('host'))
    if (host.ref !== thisHost() && (await machine.reaches(host.get('address'))))
      reached.push(host.ref);
  return done(reached);
}

/** A bridge's name as the kernel takes it: nothing else may get into the inventory. */
const bridgeName = /^[A-Za-z0-9_.-]{1,15}$/;

async function localManagement(call: Call, bridge: string): Promise<CallResult> {
  const { membership, inventory } = call.services;
  if ((await membership.emergency()) === null) return failed(apiError('NOT_IN_EMERGENCY_MODE'));
  if (!bridgeName.test(bridge)) return failed(invalidValue('interface', bridge));
  const choice = await inventory.management();
  const written = choice.ok
    ? await inventory.setManagement(bridge, choice.value.addressType)
    : choice;
  return written.ok ? done() : failed(internalError(written.error));
}

/**
 * The calls of a host that has lost its coordinator, and those by which a pool's hosts find a new
 * one.
 */
export const poolEmergencyMethods: readonly Method[] = [
  query('host.is_in_emergency_mode', [], async ({ services }) =>
    done((await services.membership.emergency()) !== null),
  ),
  action('host.local_management_reconfigure', [param('interface', text)], (call, args) =>
    localManagement(call, args.text('interface')),
  ),
  action('pool.emergency_transition_to_master', [], transitionToMaster),
  action('pool.emergency_reset_master', [param('master_address', text)], (call, args) =>
    resetMaster(call, args.text('master_address')),
  ),
  action('pool.recover_slaves', [], recoverSlaves),
];
