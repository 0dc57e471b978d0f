import { bestEffort, err, ok, type Result } from '../../../model/index.js';
import type { ApiError, CallResult, WireValue, XenApiClient } from '../../../xenapi/index.js';
import type { Args } from '../../dispatch/args.js';
import { action, param, type Call, type Method } from '../../dispatch/method.js';
import { apiError, done, failed, internalError } from '../../errors.js';
import { checkJoins } from '../../pool/members/join-checks.js';
import { packHost, takeInHost } from '../../pool/members/joining-host.js';
import { readOtherPool } from '../../pool/members/other-pool.js';
import { text } from '../../schema/field.js';

const limits = { timeoutMs: 30_000 } as const;

/** A call to the other pool. The join answers with its error. */
async function ask(
  client: XenApiClient,
  method: string,
  params: readonly WireValue[],
): Promise<Result<WireValue, ApiError>> {
  const answer = await client.call(method, params, limits);
  if (answer.ok) return answer;
  const { error } = answer;
  return err(
    error.kind === 'api'
      ? apiError(error.code, ...error.params)
      : apiError('JOINING_HOST_CONNECTION_FAILED'),
  );
}

/** What a new member has to know of the other pool: its secret and its certificates. */
async function introduce(
  call: Call,
  client: XenApiClient,
  session: string,
  force: boolean,
): Promise<Result<{ readonly secret: string; readonly certificates: string }, ApiError>> {
  const { database, thisHost, agentOf } = call.services;
  const own = thisHost();
  const host = own === null ? null : database.find('host', own);
  if (host === null) return err(apiError('HOST_STILL_BOOTING'));
  const other = await readOtherPool((method, params) => ask(client, method, [session, ...params]));
  if (!other.ok) return other;
  const refused = checkJoins(database, host, other.value, force);
  if (refused !== null) return err(refused);
  const secret = await ask(client, 'pool.initial_auth', [session]);
  if (!secret.ok) return secret;
  const certificate = (await agentOf(host.ref)?.certificate()) ?? '';
  const list = await ask(client, 'pool.exchange_certificates_on_join', [
    session,
    host.get('uuid'),
    certificate,
  ]);
  if (!list.ok) return list;
  const taken = await ask(client, takeInCall, [session, packHost(database, host)]);
  if (!taken.ok) return taken;
  const certificates = typeof list.value === 'object' ? Object.values(list.value) : [];
  return ok({
    secret: typeof secret.value === 'string' ? secret.value : '',
    certificates: certificates.filter((each) => typeof each === 'string').join(''),
  });
}

async function join(call: Call, args: Args, force: boolean): Promise<CallResult> {
  const { services } = call;
  const address = args.text('master_address');
  const client = await services.meet(address);
  if (client === null) return failed(apiError('JOINING_HOST_CONNECTION_FAILED'));
  const login = await ask(client, 'session.login_with_password', [
    args.text('master_username'),
    args.text('master_password'),
  ]);
  if (!login.ok) return failed(login.error);
  const session = typeof login.value === 'string' ? login.value : '';
  const introduced = await introduce(call, client, session, force);
  // Without a logout the session ends by itself.
  bestEffort(await client.call('session.logout', [session], limits));
  if (!introduced.ok) return failed(introduced.error);
  const own = services.agentOf(services.thisHost() ?? '');
  const error = await own?.enter({ ...introduced.value, address });
  services.log(`this host joins the pool of ${address}`);
  return typeof error === 'string' ? failed(internalError(error)) : done();
}

const parameters = ['master_address', 'master_username', 'master_password'].map((name) =>
  param(name, text),
);

/** The call by which a joining host hands over what it brings. Only hosts of ours make it. */
const takeInCall = 'pool.take_in_host';

/** Adds a certificate to the list of the pool's, on every host. Answers the list by name. */
async function exchange({ services }: Call, args: Args): Promise<CallResult> {
  const { database, agentOf, log } = services;
  const given = args.text('certificate');
  const known = await services.certificates();
  const list = known.includes(given) ? known : [...known, given];
  for (const host of database.all('host')) {
    const error = await agentOf(host.ref)?.trust(list.join(''));
    if (typeof error === 'string')
      log(`${host.get('name__label')} does not know the new host's certificate: ${error}`);
  }
  return done(
    Object.fromEntries(
      list.map((each, index) => [
        each === given ? `${args.text('uuid')}.pem` : `${index}.pem`,
        each,
      ]),
    ),
  );
}

/** Calls by which a host joins the pool of another coordinator, and is taken in there. */
export const poolJoinMethods: readonly Method[] = [
  action('pool.join', parameters, (call, args) => join(call, args, false)),
  action('pool.join_force', parameters, (call, args) => join(call, args, true)),
  action('pool.initial_auth', [], async ({ services }) =>
    done((await services.secret.read()) ?? ''),
  ),
  action(
    'pool.exchange_certificates_on_join',
    [param('uuid', text), param('certificate', text)],
    exchange,
  ),
  action(takeInCall, [param('host', text)], ({ services: { database } }, args) => {
    const taken = takeInHost(database, args.text('host'));
    return taken.ok ? done(taken.value) : failed(internalError(taken.error));
  }),
];
