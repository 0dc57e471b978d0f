import type { ApiError, CallResult } from '../../../xenapi/index.js';
import { Database } from '../../database/database.js';
import type { Row } from '../../database/row.js';
import { writeDatabase } from '../../database/writer.js';
import { checkHaOff } from '../../dispatch/checks.js';
import { action, param, type Call, type Method } from '../../dispatch/method.js';
import { onObject } from '../../dispatch/on-object.js';
import { apiError, done, failed, internalError } from '../../errors.js';
import type { HostAgent } from '../../pool/host-agent.js';
import { packText } from '../../pool/members/packed-text.js';
import { keptManagement, makePoolOfOne } from '../../pool/members/pool-of-one.js';
import { Removal } from '../../pool/members/removal.js';
import { ref } from '../../schema/field.js';
import { checkUnused } from '../../storage/plug.js';
import { guestsOf } from '../../vms/host-checks.js';

/** The agent of a host that answers; HOST_OFFLINE [host] when it does not. */
async function answering({ services }: Call, host: Row): Promise<HostAgent | ApiError> {
  const agent = services.agentOf(host.ref);
  const asked = await agent?.management();
  return agent === null || asked?.ok !== true ? apiError('HOST_OFFLINE', host.ref) : agent;
}

const isError = (found: HostAgent | ApiError): found is ApiError => 'code' in found;

const textOf = (database: Database): string =>
  packText([...writeDatabase(database.snapshot())].join(''));

/** What keeps a host from leaving, in xapi's order. */
function checkLeaves(database: Database, host: Row, own: string | null): ApiError | null {
  const ha = checkHaOff(database);
  if (ha !== null) return ha;
  // xapi has no code of its own for this.
  if (host.ref === own) return internalError('Xapi_pool.Cannot_eject_master');
  if (guestsOf(database, host).length > 0)
    return apiError('OPERATION_NOT_ALLOWED', 'VM resident on host');
  return database
    .where('PBD', 'host', host.ref)
    .filter((pbd) => pbd.is('currently_attached'))
    .reduce<ApiError | null>((error, pbd) => error ?? checkUnused(database, pbd), null);
}

/** The host forgets its pool and reboots; then its pool forgets the host. */
async function eject(call: Call, host: Row): Promise<CallResult> {
  const { database, thisHost, agentOf, log } = call.services;
  const refused = checkLeaves(database, host, thisHost());
  if (refused !== null) return failed(refused);
  const agent = await answering(call, host);
  if (isError(agent)) return failed(agent);
  if ((await agent.power()) === null)
    return failed(internalError('this XAPI has no power over that host'));
  const management = keptManagement(database, host.ref);
  if (management === null) return failed(apiError('HOST_STILL_BOOTING'));
  const own = new Database(database.snapshot());
  makePoolOfOne(own, host.ref);
  const certificate = await agent.certificate();
  const error = await agent.leave({ database: textOf(own), management });
  if (error !== null) return failed(internalError(error));
  const name = host.get('name__label');
  database.write(() => {
    const removal = new Removal(database);
    removal.host(host);
    removal.end();
  });
  log(`${name} has left the pool`);
  const list = (await call.services.certificates()).filter((each) => each !== certificate);
  for (const other of database.all('host')) {
    const kept = await agentOf(other.ref)?.trust(list.join(''));
    if (typeof kept === 'string') log(`${other.get('name__label')} still trusts ${name}: ${kept}`);
  }
  return done();
}

/** The new coordinator takes the database over, then all others follow it, this host last. */
async function designate(call: Call, host: Row): Promise<CallResult> {
  const { database, thisHost, agentOf, log } = call.services;
  const own = thisHost();
  if (host.ref === own) return done();
  const ha = checkHaOff(database);
  if (ha !== null) return failed(ha);
  const agent = await answering(call, host);
  if (isError(agent)) return failed(agent);
  const address = host.get('address');
  const error = await agent.lead(textOf(database));
  if (error !== null) return failed(internalError(error));
  log(`${host.get('name__label')} is the pool coordinator (master) from now on`);
  const others = database
    .all('host')
    .filter(({ ref: other }) => other !== host.ref && other !== own);
  for (const other of others) {
    const answer = await agentOf(other.ref)?.follow(address);
    if (typeof answer === 'string') log(`${other.get('name__label')} was not told: ${answer}`);
  }
  const followed = await agentOf(own ?? '')?.follow(address);
  return typeof followed === 'string' ? failed(internalError(followed)) : done();
}

/** Calls that take a host out of the pool, or make another one its coordinator. */
export const poolMemberMethods: readonly Method[] = [
  action('pool.eject', [param('host', ref('host'))], onObject('host', 'host', eject)),
  action(
    'pool.designate_new_master',
    [param('host', ref('host'))],
    onObject('host', 'host', designate),
  ),
];
