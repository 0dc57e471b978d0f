import type { Row } from '../database/row.js';
import { done, failed, handleInvalid } from '../errors.js';
import { action, param, type Call, type Method } from '../dispatch/method.js';
import { networkingOf, removeNetworking } from '../networking/reset.js';
import { ref } from '../schema/field.js';

/** Logs one line that names the networks of the host that now have no PIF of any host. */
function logLost(
  { services: { database, log } }: Call,
  host: Row,
  networks: ReadonlySet<string>,
): void {
  const bare = [...networks].flatMap((network) => {
    const row = database.find('network', network);
    return row === null || database.refsWhere('PIF', 'network', network).length > 0
      ? []
      : [`${row.get('name__label')} (${row.get('uuid')})`];
  });
  if (bare.length > 0)
    log(
      'host.reset_networking: these networks have no PIF any more, since ' +
        `${host.get('name__label')} lost its own: ${bare.join(', ')}`,
    );
}

/**
 * host.reset_networking (design page, part 1) removes the host's PIFs, Bonds, VLANs and tunnels in
 * one transaction. It changes nothing else.
 */
export const resetNetworkingMethods: readonly Method[] = [
  action('host.reset_networking', [param('host', ref('host'))], async (call, args) => {
    const { database, formerNetworks, log } = call.services;
    const host = database.find('host', args.text('host'));
    if (host === null) return failed(handleInvalid('host', args.text('host')));
    const loss = networkingOf(database, host.ref);
    // The note comes before the PIFs go. A crash in between leaves one note too many, never one too
    // few.
    const unkept = await formerNetworks.keep(host, loss.pifs);
    if (unkept !== null)
      log(`host.reset_networking: the former networks could not be noted: ${unkept}`);
    const networks = new Set(loss.pifs.map((pif) => pif.get('network')));
    const outcome = database.transaction(() => {
      removeNetworking(database, loss);
      return done();
    });
    logLost(call, host, networks);
    return outcome;
  }),
];
