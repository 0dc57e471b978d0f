import {
  err,
  hostPaths,
  ok,
  type HostPort,
  type PoolRecovery,
  type PoolRecoveryDone,
  type PoolRecoveryError,
  type Result,
} from '../../model/index.js';
import { printPoolConf, readPoolRole } from '../../reset/index.js';
import {
  asString,
  asStrings,
  conditionBy,
  type XenApiClient,
  type XenApiSession,
} from '../../xenapi/index.js';
import { hostXapi } from '../host-xapi.js';
import { reasonOf, withLocalSession, withSession } from '../with-session.js';
import { poolAfter, type ReadBackOptions, type RoleRecovery } from './pool-after.js';

const limits = { timeoutMs: 30_000 } as const;
/** XAPI asks each supporter in turn, and each may take its time. */
const recoverLimits = { timeoutMs: 120_000 } as const;

/**
 * Changes the host's place in its pool through XAPI. While XAPI is down, it writes the host's files
 * and starts XAPI.
 */
export async function applyPoolRecovery(
  host: HostPort,
  recovery: PoolRecovery,
  options: ReadBackOptions = {},
): Promise<Result<PoolRecoveryDone, PoolRecoveryError>> {
  const client = await hostXapi(host);
  if (recovery.kind === 'recoverSupporters') return recover(client);
  const [method, params] =
    recovery.kind === 'pointAtCoordinator'
      ? (['pool.emergency_reset_master', [recovery.address]] as const)
      : (['pool.emergency_transition_to_master', []] as const);
  // A host in emergency mode gives only this session, over its own socket.
  const asked = await withLocalSession(client, (session) => session.call(method, params), limits);
  if (asked.ok) return ok({ how: 'xapi', now: await poolAfter(host, client, recovery, options) });
  if (asked.error.kind === 'api' && asked.error.code === 'HA_IS_ENABLED')
    return err({ code: 'haArmed' });
  return conditionBy(asked.error) === 'stopped'
    ? byFiles(host, client, recovery, options)
    : err({ code: 'xapi', reason: reasonOf(asked.error) });
}

/** XAPI is down: writes what XAPI would have written, and starts it. */
async function byFiles(
  host: HostPort,
  client: XenApiClient,
  recovery: RoleRecovery,
  options: ReadBackOptions,
): Promise<Result<PoolRecoveryDone, PoolRecoveryError>> {
  const armed = await host.system.haArmed();
  if (armed.known && armed.value) return err({ code: 'haArmed' });
  const text = recovery.kind === 'pointAtCoordinator' ? printPoolConf(recovery.address) : 'master';
  const written = await host.files.write(hostPaths.poolConf, text, 0o644);
  if (!written.ok) return err({ code: 'host', error: written.error });
  const started = await host.machine.startService('xapi');
  if (!started.ok) return err({ code: 'host', error: started.error });
  return started.value.ran
    ? ok({ how: 'files', now: await poolAfter(host, client, recovery, options), wouldRun: '' })
    : ok({
        how: 'files',
        now: { pool: await readPoolRole(host.files), xapi: 'stopped' },
        wouldRun: started.value.command,
      });
}

async function recover(client: XenApiClient): Promise<Result<PoolRecoveryDone, PoolRecoveryError>> {
  const done = await withSession(
    client,
    async (session) => {
      const ended = await session.call('pool.recover_slaves', [], recoverLimits);
      if (!ended.ok) return ended;
      const hosts = await session.call('host.get_all');
      const own = await session.call('session.get_this_host', [session.ref]);
      const refs = asStrings(ended.value);
      const others = hosts.ok
        ? asStrings(hosts.value).filter((ref) => own.ok && ref !== own.value)
        : refs;
      return ok({
        how: 'told' as const,
        told: await namesOf(session, refs),
        silent: await namesOf(
          session,
          others.filter((ref) => !refs.includes(ref)),
        ),
      });
    },
    limits,
  );
  return done.ok ? done : err({ code: 'xapi', reason: reasonOf(done.error) });
}

async function namesOf(session: XenApiSession, refs: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for (const ref of refs) {
    const name = await session.call('host.get_name_label', [ref]);
    names.push(name.ok ? asString(name.value) : ref);
  }
  return names.sort();
}
