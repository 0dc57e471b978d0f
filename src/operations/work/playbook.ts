import {
  err,
  ok,
  playbookPath,
  type HostPort,
  type Playbook,
  type PlaybookMember,
  type PortError,
  type Result,
} from '../../model/index.js';
import { asRef, asString, connect, type CallError, type XenApiClient } from '../../xenapi/index.js';
import { call } from '../call.js';
import { readRecords } from '../records.js';
import { tryCoordinator } from '../try-coordinator.js';
import { withSession } from '../with-session.js';
import { poolRoleOf } from './pool-after.js';

/** Why there is no playbook. */
export type PlaybookError =
  { readonly code: 'notCoordinator' } | { readonly code: 'xapi'; readonly error: CallError };

interface Listed {
  readonly coordinator: Playbook['coordinator'];
  readonly others: readonly Playbook['coordinator'][];
}

const limits = { timeoutMs: 10_000 };

/** The pool's hosts as its database has them. */
async function listed(client: XenApiClient): Promise<Result<Listed, CallError>> {
  return withSession(
    client,
    async (session) => {
      const hosts = await readRecords(session, 'host');
      if (!hosts.ok) return hosts;
      const own = await call(session, 'session.get_this_host', [session.ref]);
      if (!own.ok) return own;
      const self = asRef(own.value);
      const placed = [...hosts.value].map(([ref, host]) => ({
        ref,
        name: asString(host['name_label']),
        address: asString(host['address']),
      }));
      const coordinator = placed.find(({ ref }) => ref === self);
      return ok({
        coordinator: { name: coordinator?.name ?? '', address: coordinator?.address ?? '' },
        others: placed
          .filter(({ ref }) => ref !== self)
          .map(({ name, address }) => ({ name, address }))
          .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
      });
    },
    limits,
  );
}

/** Whether a supporter answers, and whether it names this coordinator. */
async function member(
  host: HostPort,
  { name, address }: Playbook['coordinator'],
  coordinator: string,
): Promise<PlaybookMember> {
  const trial = await tryCoordinator(host, address);
  const state =
    trial === null || trial.found === 'silent'
      ? 'silent'
      : trial.found === 'supporter' && trial.coordinator === coordinator
        ? 'back'
        : 'answers';
  const command = `xe-reset-networking --coordinator-address ${coordinator}`;
  return { name, address, state, command };
}

/**
 * The supporters of this coordinator, whether each answers, and what to type on it. A playbook that
 * was kept is over when all are back; one is kept when some are not.
 */
export async function readPlaybook(host: HostPort): Promise<Result<Playbook, PlaybookError>> {
  if ((await poolRoleOf(host)).role !== 'coordinator') return err({ code: 'notCoordinator' });
  const found = await listed(connect({ socketPath: await host.system.xapiSocket() }));
  if (!found.ok) return err({ code: 'xapi', error: found.error });
  const { coordinator, others } = found.value;
  const members = await Promise.all(
    others.map((other) => member(host, other, coordinator.address)),
  );
  const isOver = members.every(({ state }) => state === 'back');
  if (isOver) await host.files.remove(playbookPath);
  return ok({ coordinator, members });
}

/**
 * Keeps that the supporters have to follow: the address of this coordinator has changed. On any
 * other host, and in a pool of one, nothing is kept.
 */
export async function openPlaybook(host: HostPort): Promise<void> {
  if ((await poolRoleOf(host)).role !== 'coordinator') return;
  const found = await listed(connect({ socketPath: await host.system.xapiSocket() }));
  if (!found.ok || found.value.others.length === 0) return;
  const { address } = found.value.coordinator;
  const text = `${JSON.stringify({ address, since: new Date().toISOString() })}\n`;
  await host.files.write(playbookPath, text, 0o600);
}

/** Somebody says that the playbook is done, whatever the supporters say. */
export async function closePlaybook({
  files,
}: Pick<HostPort, 'files'>): Promise<Result<void, PortError>> {
  const removed = await files.remove(playbookPath);
  return removed.ok ? ok(undefined) : removed;
}
