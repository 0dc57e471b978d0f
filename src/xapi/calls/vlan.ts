import type { CallResult } from '../../xenapi/index.js';
import { checkMayDisturb } from '../checks.js';
import type { Row } from '../database/row.js';
import { apiError, done, failed, handleInvalid, invalidValue } from '../errors.js';
import type { Call, Method } from '../method.js';
import { action, param } from '../method.js';
import { attach, takeDown } from '../networking/attach.js';
import { repointClusterHosts } from '../networking/cluster.js';
import { kindOf, vlanOf } from '../networking/kind.js';
import { checkMayUnplug } from '../networking/unplug.js';
import { checkVlan, makeVlan } from '../networking/vlan.js';
import { onObject, onPif } from '../on-object.js';
import { int, ref, text } from '../schema/field.js';
import type { Services } from '../services.js';

async function create({ services }: Call, tagged: Row, tag: number, networkRef: string): Promise<{ readonly vlan: string; readonly untagged: string } | CallResult> {
  const network = services.database.find('network', networkRef);
  if (network === null) return failed(handleInvalid('network', networkRef));
  const error = await checkVlan(services, tagged, tag, network);
  if (error !== null) return failed(error);
  const made = services.database.write(() => makeVlan(services.database, tagged, tag, network));
  await repoint(services, tagged.get('host'));
  await attach(services, made.untagged);
  return made;
}

/** A cluster that sat on the VLAN before the host's reset sits on it again. */
async function repoint({ database, formerNetworks }: Services, ref: string): Promise<void> {
  const host = database.find('host', ref);
  if (host === null || database.refsWhere('Cluster_host', 'host', ref).length === 0) return;
  const { clusterHosts } = await formerNetworks.of(host);
  database.write(() => { repointClusterHosts(database, ref, clusterHosts); });
}

async function destroy({ services }: Call, vlan: Row | null, untagged: Row | null): Promise<CallResult> {
  const { database } = services;
  const error = untagged === null ? null : checkMayDisturb(database, untagged) ?? (await checkMayUnplug(services, untagged));
  if (error !== null) return failed(error);
  if (untagged !== null) await takeDown(services, untagged);
  return database.transaction(() => {
    if (vlan !== null) database.remove('VLAN', vlan.ref);
    if (untagged !== null) database.remove('PIF', untagged.ref);
    return done();
  });
}

/** VLAN.*, and the older calls by which PIFs make and lose VLANs. */
export const vlanMethods: readonly Method[] = [
  action('VLAN.create', [param('tagged_PIF', ref('PIF')), param('tag', int), param('network', ref('network'))], onObject('PIF', 'tagged_PIF', async (call, tagged, args) => {
    const made = await create(call, tagged, args.number('tag'), args.text('network'));
    return 'ok' in made ? made : done(made.vlan);
  })),
  action('VLAN.destroy', [param('self', ref('VLAN'))], onObject('VLAN', 'self', (call, vlan) =>
    destroy(call, vlan, call.services.database.find('PIF', vlan.get('untagged_PIF'))))),
  action('PIF.create_VLAN', [param('device', text), param('network', ref('network')), param('host', ref('host')), param('VLAN', int)], onObject('host', 'host', async (call, host, args) => {
    const { database } = call.services;
    const tagged = database.where('PIF', 'host', host.ref).find((pif) => pif.get('device') === args.text('device') && pif.get('VLAN') === '-1');
    if (tagged === undefined) return failed(invalidValue('device', args.text('device')));
    const made = await create(call, tagged, args.number('VLAN'), args.text('network'));
    return 'ok' in made ? made : done(made.untagged);
  })),
  action('PIF.destroy', [param('self', ref('PIF'))], onPif((call, pif) => {
    const { database } = call.services;
    return kindOf(database, pif).kind === 'VLAN' ? destroy(call, vlanOf(database, pif), pif) : failed(apiError('PIF_IS_PHYSICAL', pif.ref));
  })),
  action('pool.create_VLAN_from_PIF', [param('pif', ref('PIF')), param('network', ref('network')), param('VLAN', int)], onObject('PIF', 'pif', async (call, pif, args) => {
    const { database } = call.services;
    const network = database.find('network', args.text('network'));
    if (network === null) return failed(handleInvalid('network', args.text('network')));
    // The same NIC on every host: the PIFs on the network of the one named.
    const pifs = database.where('PIF', 'network', pif.get('network'));
    for (const each of pifs) {
      const error = await checkVlan(call.services, each, args.number('VLAN'), network);
      if (error !== null) return failed(error);
    }
    const made = database.write(() => pifs.map((each) => makeVlan(database, each, args.number('VLAN'), network).untagged));
    for (const untagged of made) await attach(call.services, untagged);
    return done(made);
  })),
];
