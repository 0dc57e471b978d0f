import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openResets } from '../../host/index.js';
import {
  err,
  finish,
  hostPaths,
  ok,
  keptRulesPath,
  poolDatabasePath,
  poolPortPath,
  type HostPort,
  type Result,
} from '../../model/index.js';
import {
  attemptsPath,
  isVerificationReport,
  keptNetworking,
  parseAttempts,
  type Rehearsal,
  type RehearsalOrder,
  type RehearsedStartup,
  type ResetRecord,
  type RunOutcome,
} from '../../reset/index.js';
import { ioError } from '../embedded-error.js';
import { openEmbeddedHost, type EmbeddedHost } from '../embedded-host.js';
import { hardwarePath } from '../lan/hardware.js';
import { lanPath } from '../lan/description.js';
import { copyHost, hashesOf, isCopied } from './host-copy.js';
import { hardwareText, lanText, namesText } from './surroundings.js';

/** What to rehearse, and with which server program (the built xapi-server.js). */
export interface RehearsalRequest extends RehearsalOrder {
  readonly serverProgram: string;
}

/**
 * Runs a reset, the start-up and, if wanted, the rebuild on a copy of a host, with an embedded XAPI
 * on a copy of its pool database. The copy lies in a private temporary folder and is deleted at the
 * end. The host is only read. The error says why no copy could be made.
 */
export async function rehearse(
  host: HostPort,
  request: RehearsalRequest,
): Promise<Result<Rehearsal, string>> {
  const before = await hashesOf(host);
  let folder = '';
  try {
    folder = await mkdtemp(join(tmpdir(), 'xsconsole-rehearsal-'));
    const done = await onCopy(host, join(folder, 'host'), request);
    return done.ok ? ok({ before, after: await hashesOf(host), ...done.value }) : done;
  } catch (error) {
    return err(ioError(error, folder).detail);
  } finally {
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  }
}

type OnCopy = Omit<Rehearsal, 'before' | 'after'>;

async function onCopy(
  host: HostPort,
  dir: string,
  request: RehearsalRequest,
): Promise<Result<OnCopy, string>> {
  const { plan, serverProgram } = request;
  const opened = await openEmbeddedHost({
    dir,
    profile: plan.profile.name,
    fresh: true,
    serverProgram,
    asMade: (path, text) => {
      if (isCopied(path)) return null;
      // The copy's xapi looks for the trigger where the host's own does.
      return path.endsWith('/bin/xapi') ? `${plan.profile.triggerPath}\n` : text;
    },
  });
  if (!opened.ok) return err(opened.error.detail || opened.error.code);
  const copy = opened.value;
  try {
    await copyHost(host, dir);
    await writeFile(join(dir, hardwarePath), hardwareText(request.facts));
    await writeFile(join(dir, lanPath), lanText(request.facts, plan, request.wire));
    if (plan.profile.name === 'networkd')
      await writeFile(join(dir, keptRulesPath), namesText(request.facts));
    // A pool's addresses are on the loopback. Without a port the copy is reached by nobody.
    if (plan.profile.onLoopback === true) await writeFile(join(dir, poolPortPath), '');
    if (request.database !== null) await writeFile(join(dir, poolDatabasePath), request.database);
    const outcome = await runReset(copy, request);
    const startup = await startUp(host, copy, request, outcome);
    const latest = await latestOf(copy);
    return ok({ outcome, startup, rebuilt: latest?.rebuilt?.items ?? null });
  } finally {
    await copy.close();
  }
}

/** Runs the plan on the copy, except for the restart. */
async function runReset(copy: EmbeddedHost, request: RehearsalRequest): Promise<RunOutcome> {
  const { plan, facts, thenRebuild, initiator, wire } = request;
  const resets = await openResets(copy.host);
  const paths = { ...hostPaths, trigger: plan.profile.triggerPath };
  const read = (role: keyof typeof paths) => resets.files.read(paths[role]);
  const basis = {
    inventory: await read('inventory'),
    management: await read('management'),
    poolConf: await read('poolConf'),
    trigger: await read('trigger'),
    networkdDatabase: await read('networkdDatabase'),
  };
  const run = resets.run(plan, {
    initiator,
    basis,
    // With another database, the start-up reads both from that one.
    ...(request.database === null && facts.loss.known ? { loss: facts.loss.value } : {}),
    kept: request.database === null ? keptNetworking(facts, plan.createdAt) : null,
    thenRebuild,
    wire,
    reboot: false,
  });
  return finish(run);
}

/** Switches the copy on, which completes the reset, and reads how that went. */
async function startUp(
  host: HostPort,
  copy: EmbeddedHost,
  { facts, database }: RehearsalRequest,
  outcome: RunOutcome,
): Promise<RehearsedStartup> {
  if (outcome.result !== 'awaitingReboot') return { state: 'notTried', why: 'resetFailed' };
  if (database === null) {
    if (facts.pool.role === 'supporter') return { state: 'notTried', why: 'supporter' };
    if (!(await host.files.exists(poolDatabasePath)))
      return { state: 'notTried', why: 'noDatabase' };
  }
  // There is no coordinator to reach, so the copy works on the pool database itself.
  if (facts.pool.role === 'supporter')
    await writeFile(join(copy.dir, hostPaths.poolConf), 'master');
  const booted = await copy.boot();
  if (!booted.ok) return { state: 'failed', detail: booted.error };
  const report: unknown = (await latestOf(copy))?.completed?.report;
  if (isVerificationReport(report)) return { state: 'completed', report };
  return { state: 'failed', detail: await lastError(copy) };
}

async function latestOf(copy: EmbeddedHost): Promise<ResetRecord | null> {
  const status = await (await openResets(copy.host)).status();
  return status.ok ? (status.value.history.at(-1) ?? null) : null;
}

async function lastError({ dir }: EmbeddedHost): Promise<string> {
  const text = await readFile(join(dir, attemptsPath), 'utf8').catch(() => '');
  return parseAttempts(text)?.lastError ?? '';
}
