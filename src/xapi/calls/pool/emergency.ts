import { isIp, parseHost, type HostName, type Ipv4, type Ipv6 } from '../../../model/index.js';
import { describeError, type ApiError, type CallResult } from '../../../xenapi/index.js';
import { checkHaOff } from '../../dispatch/checks.js';
import type { Row } from '../../database/row.js';
import { apiError, done, failed, internalError, invalidValue } from '../../errors.js';
import { action, param, query, type Call, type Method } from '../../dispatch/method.js';
import { withMemberSession } from '../../pool/remote-agent.js';
import { text } from '../../schema/field.js';

/**
 * HA must be off both in the host's own flag and in the pool database. The host's flag counts too
 * because in an emergency the pool cannot be asked.
 */
async function checkNotArmed({ services }: Call): Promise<ApiError | null> {
  return (await services.machine.haArmed())
    ? apiError('HA_IS_ENABLED')
    : checkHaOff(services.database);
}

/** Writes pool.conf and restarts XAPI, because XAPI reads that file only when it starts. */
async function become(call: Call, coordinator: Ipv4 | Ipv6 | HostName | null): Promise<CallResult> {
  const { services } = call;
  const error = await services.poolConf.write(coordinator);
  if (error !== null) return failed(internalError(error));
  services.log(`pool.conf now says ${coordinator === null ? 'master' : `slave:${coordinator}`}`);
  services.restart();
  return done();
}

async function transitionToMaster(call: Call): Promise<CallResult> {
  const armed = await checkNotArmed(call);
  return armed === null ? become(call, null) : failed(armed);
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
  return become(call, address);
}

/**
 * Tells a supporter the address of its coordinator, even if it has not noticed yet that the
 * coordinator has moved. True when the supporter accepted it. One that knows the address does
 * nothing.
 */
async function tell({ services }: Call, host: Row, own: string): Promise<boolean> {
  const client = services.reach(host.get('address'));
  const secret = await services.secret.read();
  if (client === null || secret === null) return false;
  const answer = await withMemberSession(client, secret, (session) =>
    client.call('pool.emergency_reset_master', [session, own]),
  );
  if (!answer.ok)
    services.log(
      `pool.recover_slaves: ${host.get('name__label')} at ${host.get('address')}: ` +
        describeError(answer.error),
    );
  return answer.ok;
}

/**
 * Tells each supporter that this host is its coordinator. Answers the supporters
 * that accepted. The others cannot be told from here.
 */
async function recoverSlaves(call: Call): Promise<CallResult> {
  const { database, thisHost } = call.services;
  const own = database.find('host', thisHost() ?? '')?.get('address') ?? '';
  const supporters = database.all('host').filter((host) => host.ref !== thisHost());
  const answers = await Promise.all(supporters.map((host) => tell(call, host, own)));
  return done(supporters.filter((_, index) => answers[index]).map(({ ref }) => ref));
}

/** A bridge name that the kernel accepts. No other text may get into the inventory. */
const bridgeName = /^[A-Za-z0-9_.-]{1,15}$/;

async function localManagement(call: Call, bridge: string): Promise<CallResult> {
  const { membership, inventory } = call.services;
  if (membership.emergency() === null) return failed(apiError('NOT_IN_EMERGENCY_MODE'));
  if (!bridgeName.test(bridge)) return failed(invalidValue('interface', bridge));
  const choice = await inventory.management();
  const written = choice.ok
    ? await inventory.setManagement(bridge, choice.value.addressType)
    : choice;
  return written.ok ? done() : failed(internalError(written.error));
}

/**
 * Calls for a host that has lost its coordinator, and calls that give the pool's hosts a new one.
 */
export const poolEmergencyMethods: readonly Method[] = [
  query('host.is_in_emergency_mode', [], ({ services }) =>
    done(services.membership.emergency() !== null),
  ),
  action('host.local_management_reconfigure', [param('interface', text)], (call, args) =>
    localManagement(call, args.text('interface')),
  ),
  action('pool.emergency_transition_to_master', [], transitionToMaster),
  action('pool.emergency_reset_master', [param('master_address', text)], (call, args) =>
    resetMaster(call, args.text('master_address')),
  ),
  // This call does not run alone: the supporters it tells greet this host while it waits for them.
  { ...action('pool.recover_slaves', [], recoverSlaves), exclusive: false },
];
