import {
  answersNobody,
  asTyped,
  bestEffort,
  byName,
  err,
  ok,
  playbookPath,
  type HostPort,
  type Playbook,
  type PlaybookMember,
  type PortError,
  type Result,
} from '../../model/index.js';
import { readPoolRole } from '../../reset/index.js';
import { asRef, asString, type CallError, type XenApiClient } from '../../xenapi/index.js';
import { call } from '../call.js';
import { hostXapi } from '../host-xapi.js';
import { readRecords } from '../records.js';
import { tryCoordinator } from '../try-coordinator.js';
import { withSession } from '../with-session.js';

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
        others: byName(
          placed.filter(({ ref }) => ref !== self).map(({ name, address }) => ({ name, address })),
        ),
      });
    },
    limits,
  );
}

/**
 * Whether a supporter answers, and whether it names this coordinator. Nobody runs the second host
 * of a single embedded host, so that one is silent.
 */
async function member(
  host: HostPort,
  { name, address }: Playbook['coordinator'],
  coordinator: string,
): Promise<PlaybookMember> {
  const isRun = (await host.network.xenApiPort(address)) !== null;
  const probe = isRun ? await tryCoordinator(host, address) : null;
  const state =
    probe === null || answersNobody(probe)
      ? 'silent'
      : probe.found === 'supporter' && probe.coordinator === coordinator
        ? 'back'
        : 'answers';
  const command = `${asTyped('xe-reset-networking')} --coordinator-address ${coordinator}`;
  return { name, address, state, command };
}

const isBack = ({ state }: PlaybookMember): boolean => state === 'back';

async function playbookAt(host: HostPort): Promise<Result<Playbook, PlaybookError>> {
  if ((await readPoolRole(host.files)).role !== 'coordinator')
    return err({ code: 'notCoordinator' });
  const found = await listed(await hostXapi(host));
  if (!found.ok) return err({ code: 'xapi', error: found.error });
  const { coordinator, others } = found.value;
  const members = await Promise.all(
    others.map((other) => member(host, other, coordinator.address)),
  );
  return ok({ coordinator, members });
}

/**
 * The supporters of this coordinator, whether each answers, and what to type on it. A playbook that
 * was kept is over when all are back.
 */
export async function readPlaybook(host: HostPort): Promise<Result<Playbook, PlaybookError>> {
  const read = await playbookAt(host);
  // A playbook that stays is read again by the next look.
  if (read.ok && read.value.members.every(isBack))
    bestEffort(await host.files.remove(playbookPath));
  return read;
}

/**
 * Keeps that supporters have to follow, after a reset or a change of this coordinator's address.
 * Nothing is kept on another host, in a pool of one, and while all supporters know the address.
 */
export async function openPlaybook(host: HostPort): Promise<Result<void, PortError>> {
  const read = await playbookAt(host);
  if (!read.ok) return ok(undefined);
  const { address } = read.value.coordinator;
  const missing = read.value.members.filter((one) => !isBack(one));
  const ports = await Promise.all(missing.map((one) => host.network.xenApiPort(one.address)));
  if (ports.every((port) => port === null)) return ok(undefined);
  const text = `${JSON.stringify({ address, since: new Date().toISOString() })}\n`;
  return host.files.write(playbookPath, text, 0o600);
}

/** Whether supporters of this coordinator are still awaited. */
export async function isPlaybookOpen(host: Pick<HostPort, 'files'>): Promise<boolean> {
  return (
    (await host.files.exists(playbookPath)) &&
    (await readPoolRole(host.files)).role === 'coordinator'
  );
}

/** Somebody says that the playbook is done, whatever the supporters say. */
export async function closePlaybook({
  files,
}: Pick<HostPort, 'files'>): Promise<Result<void, PortError>> {
  const removed = await files.remove(playbookPath);
  return removed.ok ? ok(undefined) : removed;
}
