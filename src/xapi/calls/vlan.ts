import type { ApiError, CallResult } from '../../xenapi/index.js';
import type { Args } from '../dispatch/args.js';
import { bondOf, checkMayDisturb } from '../dispatch/checks.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { apiError, done, failed, handleInvalid, invalidValue } from '../errors.js';
import { action, param, type Call, type Method } from '../dispatch/method.js';
import { attach, takeDown } from '../networking/attach.js';
import { repointClusterHosts } from '../networking/cluster.js';
import { kindOf, vlanOf } from '../networking/kind.js';
import { checkMayUnplug } from '../networking/unplug.js';
import { checkVlan, makeVlan } from '../networking/vlan.js';
import { onObject, onPif } from '../dispatch/on-object.js';
import { int, ref, text } from '../schema/field.js';
import type { Services } from '../services.js';

async function create(
  { services }: Call,
  tagged: Row,
  tag: number,
  networkRef: string,
): Promise<{ readonly vlan: string; readonly untagged: string } | CallResult> {
  const network = services.database.find('network', networkRef);
  if (network === null) return failed(handleInvalid('network', networkRef));
  const error = await checkVlan(services, tagged, tag, network);
  if (error !== null) return failed(error);
  const made = services.database.write(() => makeVlan(services.database, tagged, tag, network));
  await repoint(services, tagged.get('host'));
  await attach(services, made.untagged);
  return made;
}

/** Moves the host's cluster memberships back to the networks they used before the host's reset. */
async function repoint({ database, formerNetworks }: Services, ref: string): Promise<void> {
  const host = database.find('host', ref);
  if (host === null || database.refsWhere('Cluster_host', 'host', ref).length === 0) return;
  const { clusterHosts } = await formerNetworks.of(host);
  database.write(() => {
    repointClusterHosts(database, ref, clusterHosts);
  });
}

/** The errors of VLAN.destroy that come before the checks of every unplug. */
function checkMayGo(database: Database, untagged: Row): ApiError | null {
  const { kind } = kindOf(database, untagged);
  const bonded =
    bondOf(database, untagged) !== null || kind === 'bond'
      ? apiError('PIF_ALREADY_BONDED', untagged.ref)
      : null;
  return (
    bonded ??
    checkMayDisturb(database, untagged) ??
    (Number(untagged.get('VLAN')) < 0 ? apiError('PIF_IS_PHYSICAL') : null)
  );
}

async function destroy(
  { services }: Call,
  vlan: Row | null,
  untagged: Row | null,
): Promise<CallResult> {
  const { database } = services;
  const error =
    untagged === null
      ? null
      : (checkMayGo(database, untagged) ?? (await checkMayUnplug(services, untagged)));
  if (error !== null) return failed(error);
  if (untagged !== null) await takeDown(services, untagged);
  return database.transaction(() => {
    if (vlan !== null) database.remove('VLAN', vlan.ref);
    if (untagged !== null) database.remove('PIF', untagged.ref);
    return done();
  });
}

/**
 * Makes a VLAN of the network on every PIF, or on none: all are checked before the first is made.
 * Answers the untagged PIFs.
 */
async function createEverywhere(
  { services }: Call,
  pifs: readonly Row[],
  args: Args,
): Promise<CallResult> {
  const { database } = services;
  const network = database.find('network', args.text('network'));
  if (network === null) return failed(handleInvalid('network', args.text('network')));
  for (const each of pifs) {
    const error = await checkVlan(services, each, args.number('VLAN'), network);
    if (error !== null) return failed(error);
  }
  const made = database.write(() =>
    pifs.map((each) => makeVlan(database, each, args.number('VLAN'), network).untagged),
  );
  for (const untagged of made) await attach(services, untagged);
  return done(made);
}

/** VLAN.create and VLAN.destroy, and the older PIF and pool calls that do the same. */
export const vlanMethods: readonly Method[] = [
  action(
    'VLAN.create',
    [param('tagged_PIF', ref('PIF')), param('tag', int), param('network', ref('network'))],
    onObject('PIF', 'tagged_PIF', async (call, tagged, args) => {
      const made = await create(call, tagged, args.number('tag'), args.text('network'));
      return 'ok' in made ? made : done(made.vlan);
    }),
  ),
  action(
    'VLAN.destroy',
    [param('self', ref('VLAN'))],
    onObject('VLAN', 'self', (call, vlan) =>
      destroy(call, vlan, call.services.database.find('PIF', vlan.get('untagged_PIF'))),
    ),
  ),
  action(
    'PIF.create_VLAN',
    [
      param('device', text),
      param('network', ref('network')),
      param('host', ref('host')),
      param('VLAN', int),
    ],
    onObject('host', 'host', async (call, host, args) => {
      const { database } = call.services;
      const tagged = database
        .where('PIF', 'host', host.ref)
        .find((pif) => pif.get('device') === args.text('device') && pif.get('VLAN') === '-1');
      if (tagged === undefined) return failed(invalidValue('device', args.text('device')));
      const made = await create(call, tagged, args.number('VLAN'), args.text('network'));
      return 'ok' in made ? made : done(made.untagged);
    }),
  ),
  action(
    'PIF.destroy',
    [param('self', ref('PIF'))],
    onPif((call, pif) => {
      const { database } = call.services;
      return kindOf(database, pif).kind === 'VLAN'
        ? destroy(call, vlanOf(database, pif), pif)
        : failed(apiError('PIF_IS_PHYSICAL', pif.ref));
    }),
  ),
  action(
    'pool.create_VLAN_from_PIF',
    [param('pif', ref('PIF')), param('network', ref('network')), param('VLAN', int)],
    onObject('PIF', 'pif', (call, pif, args) =>
      // This means the same NIC on every host: the PIFs on the network of the named PIF.
      createEverywhere(
        call,
        call.services.database.where('PIF', 'network', pif.get('network')),
        args,
      ),
    ),
  ),
  action(
    'pool.create_VLAN',
    [param('device', text), param('network', ref('network')), param('VLAN', int)],
    (call, args) => {
      const pifs = call.services.database
        .all('PIF')
        .filter((pif) => pif.get('device') === args.text('device') && pif.get('VLAN') === '-1');
      return pifs.length === 0
        ? failed(invalidValue('device', args.text('device')))
        : createEverywhere(call, pifs, args);
    },
  ),
];
