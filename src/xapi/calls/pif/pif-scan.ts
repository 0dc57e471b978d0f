import { err, ok, type Result } from '../../../model/index.js';
import type { ApiError, CallResult } from '../../../xenapi/index.js';
import type { Args } from '../../dispatch/args.js';
import { apiError, done, failed, handleInvalid, internalError } from '../../errors.js';
import { action, param, type Call, type Method } from '../../dispatch/method.js';
import { repointClusterHosts } from '../../networking/cluster.js';
import { updateManagementFlags } from '../../networking/management.js';
import { scan, type ScanContext } from '../../networking/scan.js';
import { ref } from '../../schema/field.js';
import { timestamp } from '../../timestamp.js';

/** Collects everything a scan of a host's NICs needs. A supporter is asked for its own NICs. */
export async function scanContext(
  { services }: Call,
  host: string,
): Promise<Result<ScanContext, ApiError>> {
  const row = services.database.find('host', host);
  if (row === null) return err(handleInvalid('host', host));
  const agent = services.agentOf(host);
  if (agent === null)
    return err(
      internalError(
        `NICs can only be looked at on the host itself; ${host} is another host of the pool`,
      ),
    );
  const nics = await agent.nics();
  if (!nics.known)
    return err(
      nics.reason.code === 'unreachable'
        ? apiError('HOST_OFFLINE', host)
        : internalError(`the NICs of this host cannot be read: ${nics.reason.detail}`),
    );
  const management = await agent.management();
  if (!management.ok) return err(internalError(management.error));
  const san = await agent.sanBoot();
  if (!san.known)
    services.log(
      'PIF.scan: which interfaces the host boots from is not known, so it counts as ' +
        `none: ${san.reason.detail}`,
    );
  return ok({
    host,
    nics: nics.value,
    san: san.known ? san.value : { unmanaged: [], plugged: [] },
    management: management.value,
    former: await services.formerNetworks.of(row),
    positions: await agent.positions(),
    at: timestamp(services.now()),
    log: services.log,
  });
}

async function scanHost(call: Call, args: Args, byMac: boolean): Promise<CallResult> {
  const context = await scanContext(call, args.text('host'));
  if (!context.ok) return failed(context.error);
  const { database } = call.services;
  return database.transaction(() => {
    const made = scan(database, context.value, byMac);
    updateManagementFlags(database, context.value.host, context.value.management.bridge);
    repointClusterHosts(database, context.value.host, context.value.former.clusterHosts);
    return done(byMac ? made : '');
  });
}

/**
 * Calls that find a host's NICs (design page, parts 1 and 4). scan_bios answers the new PIFs, as it
 * did in old releases.
 */
export const pifScanMethods: readonly Method[] = [
  action('PIF.scan', [param('host', ref('host'))], (call, args) => scanHost(call, args, false)),
  action('PIF.scan_bios', [param('host', ref('host'))], (call, args) => scanHost(call, args, true)),
];
