import { ok } from '../../../model/index.js';
import type { CallResult } from '../../../xenapi/index.js';
import type { Args } from '../../dispatch/args.js';
import { apiError, done, failed, internalError } from '../../errors.js';
import { action, open, param, type Call, type Method } from '../../dispatch/method.js';
import { takeLeases } from '../../networking/attach.js';
import { updateManagementFlags } from '../../networking/management.js';
import { withMemberSession } from '../../pool/remote-agent.js';
import { ref, text } from '../../schema/field.js';
import { unplugLost } from '../../storage/lost.js';
import { timestamp } from '../../timestamp.js';
import type { LoginChecks } from '../session.js';

const wrongSecret = failed(
  apiError('SESSION_AUTHENTICATION_FAILED', 'pool', 'The pool secret is another one'),
);

/** A wrong guess of the secret is slowed down, like a wrong password. */
async function knowsSecret(
  { services, caller }: Call,
  { guard }: LoginChecks,
  given: string,
): Promise<boolean> {
  const right = await services.secret.is(given);
  if (caller.transport === 'unix') return right;
  const tried = await guard.attempt(caller.sender, () => ({ found: right, lets: right }));
  return tried?.lets === true;
}

/** Another host of the pool logs in at its coordinator. */
async function hostLogin(call: Call, args: Args, options: LoginChecks): Promise<CallResult> {
  const { sessions, membership } = call.services;
  const elsewhere = membership.coordinatorElsewhere();
  if (elsewhere !== null) return failed(apiError('HOST_IS_SLAVE', elsewhere));
  if (!(await knowsSecret(call, options, args.text('psecret')))) return wrongSecret;
  return done(
    sessions.open({
      user: '',
      role: 'pool-admin',
      superuser: true,
      originator: '',
      host: args.text('host'),
      pool: true,
    }),
  );
}

/**
 * A supporter greets its coordinator. The coordinator stores the supporter's address once it can
 * log in there. Then the supporter's PIFs take the values that host has now, as in xapi's dbsync of
 * a supporter.
 */
async function hello(call: Call, args: Args): Promise<CallResult> {
  const { services, session } = call;
  const { database, reach, secret, log, now } = services;
  if (session?.pool !== true)
    return failed(internalError('pool.hello is a call of hosts among themselves'));
  const host = database.refsWhere('host', 'uuid', args.text('host_uuid'))[0];
  if (host === undefined) return done('unknown_host');
  const address = args.text('host_address');
  const client = reach(address);
  const own = await secret.read();
  const back =
    client === null || own === null
      ? null
      : await withMemberSession(client, own, () => Promise.resolve(ok(null)));
  if (back?.ok !== true) return done('cannot_talk_back');
  const at = timestamp(now());
  database.write(() => {
    database.update('host', host, { address });
    const metrics = database.find('host', host)?.link('metrics') ?? null;
    if (metrics !== null && database.find('host_metrics', metrics) !== null)
      database.update('host_metrics', metrics, { live: 'true', last_updated: at });
  });
  const management = (await services.agentOf(host)?.management()) ?? null;
  if (management?.ok === true)
    database.write(() => {
      updateManagementFlags(database, host, management.value.bridge);
    });
  await takeLeases(services, host);
  await unplugLost(services, host);
  log(`${database.find('host', host)?.get('name__label') ?? ''} has joined from ${address}`);
  return done('ok');
}

/** Calls between the hosts of a pool. They log in with the pool secret. */
export function poolHostMethods(options: LoginChecks): readonly Method[] {
  return [
    {
      ...action(
        'pool.hello',
        [param('host_uuid', text), param('host_address', text)],
        (call, args) => hello(call, args),
      ),
      // The coordinator asks the greeting host back, which takes time, so the call does not run
      // alone.
      exclusive: false,
    },
    open(
      'session.slave_login',
      [param('host', ref('host')), param('psecret', text)],
      (call, args) => hostLogin(call, args, options),
    ),
    open('session.slave_local_login', [param('psecret', text)], async (call, args) =>
      (await knowsSecret(call, options, args.text('psecret')))
        ? done(call.services.sessions.openLocal('pool'))
        : wrongSecret,
    ),
  ];
}
